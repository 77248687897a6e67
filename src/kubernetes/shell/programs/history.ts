import { printed } from './program.ts';

/** The lines that were typed, numbered; all of them, or the last as many as are asked for. */
export function printHistory([count]: readonly string[], history: readonly string[]) {
  const from = count === undefined ? 0 : Math.max(0, history.length - Number(count));
  const lines = history.map((line, at) => `${String(at + 1).padStart(5)}  ${line}\n`);
  return printed(lines.slice(from).join(''));
}
