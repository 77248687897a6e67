/**
 * What a command does, told by its own text: of kubectl its verb, of another program its name.
 * `kubectl -n x get pods` -> `get`.
 */
export function kindOf(run: string): string {
  const [program = '', ...rest] = run.replace(/^sudo\s+/, '').split(/\s+/);
  if (program !== 'kubectl') return program.includes('=') ? 'shell' : program;
  return rest.find((word, index) => !word.startsWith('-') && rest[index - 1] !== '-n') ?? program;
}
