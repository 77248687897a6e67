/** What a `.text` holds to copy, run or save: its code without the remarks beside it. */
export function codeText(source: Element): string {
  const copy = source.cloneNode(true) as Element;
  for (const remark of copy.querySelectorAll('.remark')) remark.remove();
  return copy.textContent ?? '';
}
