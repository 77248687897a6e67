import type { Element } from 'hast';
import type { DecorationItem, ShikiTransformer } from 'shiki';
import { findValues } from '../../content/example-values.ts';

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

/**
 * Marks each line by whether a prompt is drawn on it. The prompt itself is CSS: never in the text, never copied. The
 * break at a line's end becomes part of it, as each line is a box of its own, where it wraps with a hanging indent.
 */
export function prompts(run: string): ShikiTransformer {
  const begins = commandLines(run);
  return {
    name: 'prompts',
    line(node, number) {
      this.addClassToHast(node, begins[number - 1] ? 'prompt' : 'goes-on');
    },
    pre({ properties, children: [code] }) {
      // What wraps never scrolls.
      delete properties['tabindex'];
      const { children } = code as Element;
      for (const [at, child] of children.entries()) {
        const line = children[at - 1];
        if (child.type === 'text' && line?.type === 'element') line.children.push(child);
      }
      (code as Element).children = children.filter(({ type }) => type === 'element');
    },
  };
}

/** Marks the words that a browser would break in their middle, at a dash or a slash; a value is marked already. */
export function markWords(run: string): DecorationItem[] {
  const values = findValues(run).map(({ start, end }) => `${start} ${end}`);
  return [...run.matchAll(/\S*[-/]\S+/g)]
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
    .filter(({ start, end }) => !values.includes(`${start} ${end}`))
    .map((place) => ({ ...place, properties: { class: 'word' }, alwaysWrap: true }));
}
