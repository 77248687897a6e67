import type { ShikiTransformer } from 'shiki';

/**
 * For each line of a shell text: does a command begin on it? Continuations, heredocs, open quotes and comments do not.
 */
export function commandLines(run: string): boolean[] {
  let continued = false;
  let quote: string | undefined;
  let heredoc: string | undefined;
  return run.split('\n').map((line) => {
    if (heredoc !== undefined) {
      if (line.trim() === heredoc) heredoc = undefined;
      return false;
    }
    const begins = !continued && quote === undefined && line.trim() !== '' && !line.trimStart().startsWith('#');
    quote = quoteAfter(line, quote);
    heredoc = quote === undefined ? /<<-?\s*(["']?)([\w-]+)\1/.exec(line)?.[2] : undefined;
    continued = /(\\|\||&&)\s*$/.test(line);
    return begins;
  });
}

/** The quote still open at the end of a line. A backslash escapes what follows, but not between single quotes. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i];
    if (char === '\\' && quote !== "'") i += 1;
    else if (quote === undefined && char === '#' && /(^|\s)$/.test(line.slice(0, i))) return undefined;
    else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === '"' || char === "'")) quote = char;
  }
  return quote;
}

/** Marks the lines on which a prompt is drawn. The prompt itself is CSS: never in the text, never copied. */
export function prompts(run: string): ShikiTransformer {
  const begins = commandLines(run);
  return {
    name: 'prompts',
    line(node, number) {
      if (begins[number - 1]) this.addClassToHast(node, 'prompt');
    },
  };
}
