import { footer, height, layOutCard, mark, styles, width, type Card, type Line } from './card.ts';
import { outline, placeLetters, type Style } from './letters.ts';
import { Sheet } from './sheet.ts';
import { drawStamps, type Stamp } from './stamp.ts';

/** The PNG of a card, 1200 x 630: the same bytes from the same card and the same packages. */
export async function drawPicture(card: Card): Promise<Buffer> {
  const { lines, underline } = layOutCard(card);
  const letters = lines.flatMap(toLetters);
  await cutCommonStamps();
  // Each of the others by itself: what pictures were drawn before must not show.
  for (const letter of letters) if (!stamps.has(letter.key)) await cutStamps([letter]);
  const markStamp = await cutMark();
  sheet.clear();
  sheet.fill(footer, 'blue');
  sheet.fill(underline, 'highlighter');
  sheet.stamp(markStamp, mark.x, mark.y, 'blue');
  for (const { key, left, top, style } of letters) {
    const stamp = stamps.get(key);
    if (stamp) sheet.stamp(stamp, left, top, style.ink);
  }
  return sheet.png();
}

/** All pictures are drawn on it, one after the other: a new one for each would have all memory searched for what is no longer used. */
const sheet = new Sheet(width, height);

const common = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789áàâãçéêíóôõú.,:;()-/·’'];
let cutting: Promise<void> | undefined;

/**
 * Cuts the stamps that nearly all pictures are made of: a few calls of many letters take a fraction of many calls of a few. Always
 * the same ones, as a letter's edge depends a little on where it is drawn.
 */
export function cutCommonStamps(): Promise<void> {
  cutting ??= cutStamps(
    styles.flatMap((style) =>
      common.flatMap((letter) => [0, 1].map((half) => ({ key: keyOf(style, letter, half), letter, half, style }))),
    ),
  );
  return cutting;
}

/** A letter where its stamp goes. A stamp stands on whole pixels, so there are two of a letter, one of them half a pixel further right. */
interface Letter extends Cut {
  left: number;
  top: number;
}

/** A letter as its stamp shows it. */
interface Cut {
  key: string;
  letter: string;
  half: number;
  style: Style;
}

const keyOf = ({ weight, size }: Style, letter: string, half: number) => `${weight} ${size} ${letter} ${half}`;

function toLetters({ text, x, y, style }: Line): Letter[] {
  return placeLetters(text, style)
    .filter(({ letter }) => letter !== ' ')
    .map(({ letter, x: from }) => {
      const halves = Math.round((x + from) * 2);
      const half = halves % 2;
      return {
        key: keyOf(style, letter, half),
        letter,
        half,
        left: (halves - half) / 2 - marginOf(style),
        top: y - baselineOf(style),
        style,
      };
    });
}

/** Around a letter's origin its square has room for what leans to the left, and above the baseline for capitals with accents. */
const marginOf = ({ size }: Style) => Math.ceil(size / 8);
const baselineOf = ({ size }: Style) => Math.ceil(size * 1.1);
const squareOf = ({ size }: Style) => Math.ceil(size * 1.4);

const stamps = new Map<string, Stamp>();

async function cutStamps(letters: readonly Cut[]) {
  for (const [size, own] of Map.groupBy(letters, ({ style }) => squareOf(style))) {
    const drawn = await drawStamps(
      own.map(
        ({ letter, half, style }) =>
          `<g transform="translate(${marginOf(style) + half / 2} ${baselineOf(style)})">${outline(letter, style)}</g>`,
      ),
      size,
    );
    own.forEach(({ key }, index) => drawn[index] && stamps.set(key, drawn[index]));
  }
}

const lines = ['M12 2l8.7 5v10L12 22l-8.7-5V7z', 'M8.5 9.5h7M8.5 12.5h7M8.5 15.5h4']
  .map((d) => `<path d="${d}"/>`)
  .join('');
let cutMarks: Promise<Stamp[]> | undefined;

async function cutMark(): Promise<Stamp> {
  cutMarks ??= drawStamps(
    [
      `<g transform="scale(${mark.size / 24})" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round">${lines}</g>`,
    ],
    mark.size,
  );
  const [stamp] = await cutMarks;
  if (!stamp) throw new Error('The mark was not drawn');
  return stamp;
}
