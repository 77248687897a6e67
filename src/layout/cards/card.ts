import { measure, type Style } from './letters.ts';

/** What a page's picture shows. */
export interface Card {
  /** What stands above the title: the notebook, and the topic of a note. */
  over: string;
  title: string;
  description: string;
}

/** A line of letters; `y` is its baseline, in pixels. */
export interface Line {
  text: string;
  x: number;
  y: number;
  style: Style;
}

export const [width, height] = [1200, 630];
const [left, top, bottom, foot] = [72, 64, 548, 18];
const column = width - 2 * left;
const gap = 30;

/** What stands in every picture: the notebook's mark at the top, its blue at the foot. */
export const mark = { x: left, y: top, size: 56 };
export const footer = { x: 0, y: height - foot, width, height: foot };

const over: Style = { weight: 400, size: 34, spacing: 0, ink: 'grey' };
const long: Style = { weight: 700, size: 64, spacing: -0.03, ink: 'black' };
const short: Style = { ...long, size: 92 };
const text: Style = { weight: 400, size: 33, spacing: 0, ink: 'black' };
/** How the lines of pictures look: what stands above, long and short titles, descriptions. */
export const styles = [over, long, short, text];

/** The lines of a picture, and where the highlighter underlines its title. The text stands at the bottom and grows upwards. */
export function layOutCard(card: Card) {
  const heading = card.title.length > 26 ? long : short;
  const titles = wrap(card.title, heading);
  const texts = wrap(card.description, text);
  const textTop = bottom - texts.length * 1.4 * text.size;
  const underline = { x: left, y: Math.round(textTop - gap - 14), width: 140, height: 14 };
  const titleTop = underline.y - gap - titles.length * 1.08 * heading.size;
  const place = (lines: string[], from: number, leading: number, style: Style) =>
    lines.map(
      (line, index): Line => ({
        text: line,
        x: left,
        y: baseline(from + index * leading * style.size, leading, style),
        style,
      }),
    );
  return {
    lines: [
      {
        text: words(card.over).join(' '),
        x: left + mark.size + 24,
        y: baseline(top, mark.size / over.size, over),
        style: over,
      },
      ...place(titles, titleTop, 1.08, heading),
      ...place(texts, textTop, 1.4, text),
    ],
    underline,
  };
}

/** Inter's ascenders are 0.97 of its size and its descenders 0.24; what a line has beyond them stands above and below alike. */
const baseline = (from: number, leading: number, { size }: Style) =>
  Math.round(from + size * ((leading - 0.97 - 0.24) / 2 + 0.97));

const words = (text: string) => text.trim().split(/\s+/);

/** A text in lines no wider than the column. */
function wrap(text: string, style: Style): string[] {
  const lines: string[] = [];
  for (const word of words(text)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer, style) <= column) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
