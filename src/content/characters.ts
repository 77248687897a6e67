import type { Finding } from './finding.ts';

/**
 * Reports bytes that are not UTF-8, and characters that nobody sees: in a command they would be copied along.
 * One finding of each kind.
 */
export function checkCharacters(bytes: Uint8Array, file: string): Finding[] {
  // A byte that is no UTF-8 becomes U+FFFD.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return faults.flatMap(({ characters, code, say }) => {
    const [found] = characters.exec(text) ?? [];
    if (found === undefined) return [];
    const lines = text.slice(0, text.indexOf(found)).split('\n');
    return [{ file, line: lines.length, column: (lines.at(-1) ?? '').length + 1, code, message: say(found) }];
  });
}

const faults: { characters: RegExp; code: string; say: (found: string) => string }[] = [
  { characters: /\uFFFD/, code: 'text/not-utf-8', say: () => 'Here stands no character: save the file as UTF-8.' },
  {
    characters: /^\uFEFF/,
    code: 'text/byte-order-mark',
    say: () => 'The file begins with a byte order mark: save it as UTF-8 without one.',
  },
  {
    // Controls, and what has no width or turns the direction of writing.
    characters: /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u00AD\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069]|(?<!^)\uFEFF/,
    code: 'text/invisible',
    say: (found) =>
      'A character that nobody sees stands here ' +
      `(U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}): delete it.`,
  },
];
