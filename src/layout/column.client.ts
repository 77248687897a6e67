/**
 * Fills the column beside a note with what stands folded above its text on narrow screens: the page's contents and the
 * reader's values. Written twice in the page they would weigh up to 1 KB; without script the folded ones are shown.
 */
export function fillColumn() {
  const column = document.querySelector('.beside:empty');
  const folded = column ? document.querySelectorAll('.note .folded') : [];
  column?.insertAdjacentHTML('beforeend', [...folded].map(printOpen).join(''));
}

/**
 * The same element unfolded. Its ids lose their prefix, as each id may stand once in a page, and the values become a
 * landmark.
 */
function printOpen({ outerHTML }: Element): string {
  return outerHTML
    .replace(' folded', '')
    .replace('data-landmark', 'role="complementary" aria-label')
    .replaceAll('folded-', '')
    .replace(/<(\/?)details/g, '<$1div')
    .replace(/<(\/?)summary/g, '<$1h2');
}
