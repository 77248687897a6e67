/** Fills each `{name}` of a text; a name with no value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text for that number of things. Both languages have the same two forms. */
export function count(forms: { one: string; other: string }, n: number): string {
  return n === 1 ? forms.one : fill(forms.other, { n });
}
