/**
 * Puts the commands of the history in the place of `!!`, `!$`, `!12`, `!-2` and `!kube`, as bash does before it runs a
 * line. Gives the line as it is where nothing fits.
 */
export function expandHistory(line: string, history: readonly string[]): string {
  if (line.includes('\n')) return line;
  return line.replace(/'[^']*'|\\.|!(!|\$|-?\d+|[A-Za-z][\w./-]*)/g, (found, event?: string) => {
    if (event === undefined) return found;
    const last = history.at(-1);
    if (event === '!') return last ?? found;
    if (event === '$') return last?.trim().split(/\s+/).at(-1) ?? found;
    if (/\d$/.test(event) && /^-?\d+$/.test(event)) {
      const number = Number(event);
      return history.at(number < 0 ? number : number - 1) ?? found;
    }
    return history.findLast((each) => each.startsWith(event)) ?? found;
  });
}
