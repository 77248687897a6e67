/** Breaks lines between words so that they have at most that many characters: github.com/mitchellh/go-wordwrap. */
export function wrap(text: string, limit: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, limit))
    .join('\n');
}

function wrapLine(line: string, limit: number): string {
  let printed = '';
  let width = 0;
  for (const [, space = '', word = ''] of line.matchAll(/([^\S\u00a0]*)((?:\S|\u00a0)*)/g)) {
    if (word === '') {
      // Space at the end stays where it fits.
      if (width + space.length <= limit) printed += space;
      continue;
    }
    const length = [...word].length;
    // A word that is longer than a line is not moved to the next one as a whole: it stands where its beginning fits.
    const moved = width + space.length + Math.min(length, limit - 1) > limit;
    printed += moved ? `\n${word}` : space + word;
    width = moved ? length : width + space.length + length;
  }
  return printed;
}

/** Puts blanks before every line, the empty ones too. */
export function indent(text: string, amount: number): string {
  const pad = ' '.repeat(amount);
  return pad + text.replaceAll('\n', `\n${pad}`);
}
