/** What a command does to what, told by its own text: `kubectl get pods` -> `get`; of another program its name: `docker`. */
export function kindOf(run: string): string {
  const [first = '', ...rest] = (/(?:^|[\s;|(])((?:kubectl|kind|docker|helm)\s.*)/.exec(run)?.[1] ?? run).replace(/^sudo\s+/, '').split(/\s+/);
  if (first !== 'kubectl') return first.includes('=') ? 'shell' : first;
  const words = rest.filter((word, index) => !word.startsWith('-') && rest[index - 1] !== '-n');
  return words[0] ?? first;
}
