/**
 * Makes an element: attributes by name (`true` for a bare one, `undefined` and `false` for none), then its children.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  made.append(...children);
  return made;
}

/** Writes a text that is not there already: to write the same again makes the browser lay it out again. */
export function setText(into: HTMLElement, text: string) {
  if (into.textContent !== text) into.textContent = text;
}
