import type { Arrange, BoxData, DiagramData, EdgeData, Label } from '../content/diagram.ts';
import type { Language } from '../i18n/languages.ts';
import type { Rect } from './rect.ts';
import { widthOf, wrap, type Type } from './text.ts';

/** One line of text with the left end of its baseline, or the middle of it. */
export interface Line {
  x: number;
  y: number;
  text: string;
  role: 'title' | 'name' | 'code' | 'text';
  middle: boolean;
  /** What the line covers at most. */
  room: Rect;
}

/** A box that has its place; the lines of each of its states, of which one is seen at a time. */
export interface Placed extends Rect {
  box: BoxData;
  framed: boolean;
  states: { steps: number[]; look: BoxData['look']; lines: Line[] }[];
  children: Placed[];
}

/** What cannot be drawn: `path` leads to the value in the diagram's data. */
export interface Problem {
  path: (string | number)[];
  code: string;
  message: string;
}

/** For whom a diagram is laid out. */
export interface Layout {
  language: Language;
  /** Pixels across. */
  width: number;
  narrow: boolean;
}

export const types: Record<Line['role'], Type> = {
  title: { size: 12.5, leading: 18, bold: true },
  name: { size: 14, leading: 19, bold: true },
  code: { size: 12.5, leading: 18, bold: true, code: true },
  text: { size: 12.5, leading: 17 },
};
export const edgeType: Type = { size: 12, leading: 15 };

/** Pixels between a border and what is in it. */
const insets = { leaf: { wide: 10, narrow: 8 }, frame: { wide: 14, narrow: 10 } };
const mostLines = 6;

/** The text of a label in a language. */
export const say = (label: Label, language: Language) => (typeof label === 'string' ? label : label[language]);

/** The rest of the path to a label's text: its language, where it has one for each. */
export const ownLanguage = (label: Label, language: Language) => (typeof label === 'string' ? [] : [language]);

/**
 * Gives every box its place, from the width down and from the text up, `margin` pixels from the edge. What does not
 * fit is put into `problems`.
 */
export function placeBoxes(diagram: DiagramData, layout: Layout, margin: number, problems: Problem[]): Placed {
  const placer = new Placer(layout, diagram.edges, problems);
  const { arrange, narrow, gap, boxes } = diagram;
  const root: BoxData = {
    code: false,
    subject: false,
    states: [],
    grow: 1,
    arrange,
    narrow,
    align: 'start',
    gap,
    boxes,
  };
  return placer.place(root, { x: margin, y: margin, width: layout.width - 2 * margin }, []);
}

/** Every box of a placed tree, parents first. */
export const allOf = (placed: Placed): Placed[] => [placed, ...placed.children.flatMap(allOf)];

class Placer {
  readonly layout: Layout;
  readonly edges: readonly EdgeData[];
  readonly problems: Problem[];
  constructor(layout: Layout, edges: readonly EdgeData[], problems: Problem[]) {
    this.layout = layout;
    this.edges = edges;
    this.problems = problems;
  }

  place(box: BoxData, at: { x: number; y: number; width: number }, path: Problem['path']): Placed {
    const framed = box.label !== undefined;
    const holds = box.boxes.length > 0;
    const pad = framed ? this.inset(holds) : 0;
    const states = this.statesOf(box, { ...at, pad, holds }, path);
    const textHeight = Math.max(0, ...states.map(({ lines }) => heightOf(lines)));
    const top = at.y + pad + textHeight + (holds && textHeight > 0 ? 10 : 0);
    const children = holds ? this.placeChildren(box, { x: at.x + pad, y: top, width: at.width - 2 * pad }, path) : [];
    const low = Math.max(top, ...children.map((child) => child.y + child.height));
    return { box, framed, states, children, ...at, height: low + pad - at.y };
  }

  inset(holds: boolean): number {
    return insets[holds ? 'frame' : 'leaf'][this.layout.narrow ? 'narrow' : 'wide'];
  }

  statesOf(
    box: BoxData,
    at: { x: number; y: number; width: number; pad: number; holds: boolean },
    path: Problem['path'],
  ): Placed['states'] {
    const own = { steps: [], look: box.look, lines: this.linesOf(box, at, path) };
    if (box.states.length === 0) return [own];
    return box.states.map((state, index) => {
      const shown = { ...box, label: state.label ?? box.label, text: state.text ?? box.text };
      return { steps: state.steps, look: state.look, lines: this.linesOf(shown, at, [...path, 'states', index]) };
    });
  }

  linesOf(
    box: BoxData,
    { x, y, width, pad, holds }: { x: number; y: number; width: number; pad: number; holds: boolean },
    path: Problem['path'],
  ): Line[] {
    const middle = !holds && !box.text;
    const lines: Line[] = [];
    let low = y + pad;
    const add = (label: Label, role: Line['role'], key: string) => {
      const type = types[role];
      const text = say(label, this.layout.language);
      const broken = wrap(text, width - 2 * pad, type);
      this.checkFit(text, broken, width - 2 * pad, type, [...path, key, ...ownLanguage(label, this.layout.language)]);
      for (const line of broken) {
        lines.push({
          text: line,
          role,
          middle,
          x: middle ? x + width / 2 : x + pad,
          y: low + type.leading - type.leading * 0.26,
          room: roomOf(line, type, { x, y: low, width, pad, middle }),
        });
        low += type.leading;
      }
    };
    if (box.label) add(box.label, holds ? 'title' : box.code ? 'code' : 'name', 'label');
    if (box.text) add(box.text, 'text', 'text');
    return lines;
  }

  checkFit(text: string, lines: string[], room: number, type: Type, path: Problem['path']) {
    const wide = lines.find((line) => widthOf(line, type) > room + 0.5);
    if (wide === undefined && lines.length <= mostLines) return;
    const where = this.layout.narrow ? 'on a phone' : `at ${this.layout.width} px`;
    const why =
      wide === undefined
        ? `takes ${lines.length} lines, ${mostLines} at most`
        : `has "${wide}", which needs ${Math.ceil(widthOf(wide, type))} of ${Math.floor(room)} px`;
    this.problems.push({
      path,
      code: 'diagram/text-too-long',
      message: `"${text}" ${why}, ${where} (${this.layout.language}): say it shorter or give its box more room.`,
    });
  }

  placeChildren(parent: BoxData, at: { x: number; y: number; width: number }, path: Problem['path']): Placed[] {
    const how: Arrange = this.layout.narrow ? (parent.narrow ?? 'column') : parent.arrange;
    const pathOf = (index: number) => [...path, 'boxes', index];
    if (how === 'column') return this.placeColumn(parent, at, pathOf);
    const columns = how === 'row' || how === 'stairs' ? parent.boxes.length : Number(how.at(-1));
    const placed: Placed[] = [];
    let low = at.y;
    for (let first = 0; first < parent.boxes.length; first += columns) {
      const row = parent.boxes.slice(first, first + columns);
      const children = this.placeRow(parent, row, { ...at, y: low }, (index) => pathOf(first + index), columns);
      if (how === 'stairs') climb(children);
      placed.push(...children);
      low =
        Math.max(...children.map((child) => child.y + child.height)) +
        (parent.gap ?? this.gapBetween(row, parent.boxes.slice(first + columns), true));
    }
    return placed;
  }

  placeColumn(
    parent: BoxData,
    at: { x: number; y: number; width: number },
    pathOf: (index: number) => Problem['path'],
  ): Placed[] {
    let low = at.y;
    return parent.boxes.map((box, index) => {
      const placed = this.place(box, { ...at, y: low }, pathOf(index));
      low +=
        placed.height +
        (parent.gap ?? this.gapBetween(parent.boxes.slice(0, index + 1), parent.boxes.slice(index + 1), true));
      return placed;
    });
  }

  placeRow(
    parent: BoxData,
    row: BoxData[],
    at: { x: number; y: number; width: number },
    pathOf: (index: number) => Problem['path'],
    columns: number,
  ): Placed[] {
    const gaps = row.map((_, index) =>
      index + 1 < row.length
        ? (parent.gap ?? this.gapBetween(row.slice(0, index + 1), row.slice(index + 1), false))
        : 0,
    );
    const fixed = row.map((box) => (box.grow === 0 ? this.naturalWidth(box) : 0));
    const missing = row.length < columns ? columns - row.length : 0;
    const grow = row.reduce((sum, box) => sum + box.grow, 0) + missing;
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    const free = at.width - sum(gaps) - sum(fixed) - missing * (gaps[0] ?? 0);
    let x = grow === 0 ? at.x + Math.floor(free / 2) : at.x;
    const children = row.map((box, index) => {
      const width = box.grow === 0 ? (fixed[index] ?? 0) : Math.floor((free * box.grow) / grow);
      const placed = this.place(box, { x, y: at.y, width }, pathOf(index));
      x += width + (gaps[index] ?? 0);
      return placed;
    });
    const height = Math.max(...children.map((child) => child.height));
    const leaves = row.every((box) => box.boxes.length === 0);
    for (const child of children) {
      if (leaves || child.children.length > 0) stretch(child, height);
      else if (parent.align === 'center') lower(child, Math.floor((height - child.height) / 2));
    }
    return children;
  }

  naturalWidth(box: BoxData): number {
    const text = (label: Label | undefined, role: Line['role']) =>
      label ? widthOf(say(label, this.layout.language), types[role]) : 0;
    return (
      Math.ceil(Math.max(text(box.label, box.code ? 'code' : 'name'), Math.min(text(box.text, 'text'), 150))) +
      2 * this.inset(false) +
      2
    );
  }

  /**
   * The pixels between two neighbours: more where edges go from one side to the other, so that they and
   * their labels have room.
   */
  gapBetween(before: BoxData[], after: BoxData[], below: boolean): number {
    const [left, over] = [idsOf(before), idsOf(after)];
    const crossing = this.edges.filter(
      ({ from, to }) => (left.has(from) && over.has(to)) || (left.has(to) && over.has(from)),
    );
    if (crossing.length === 0) return 10;
    const labels = crossing.flatMap(({ label }) =>
      label ? [wrapEdgeLabel(say(label, this.layout.language), this.layout)] : [],
    );
    if (labels.length === 0) return below ? 30 : 34;
    if (below) return Math.max(...labels.map((lines) => lines.length)) * edgeType.leading + 26;
    return Math.max(...labels.flat().map((line) => widthOf(line, edgeType))) + 26;
  }
}

/** The lines of an edge's label. */
export const wrapEdgeLabel = (text: string, { narrow }: Layout) => wrap(text, narrow ? 104 : 124, edgeType);

const idsOf = (boxes: BoxData[]): Set<string> =>
  new Set(boxes.flatMap((box) => [...(box.id ? [box.id] : []), ...idsOf(box.boxes)]));

function roomOf(
  text: string,
  type: Type,
  at: { x: number; y: number; width: number; pad: number; middle: boolean },
): Rect {
  const width = widthOf(text, type);
  return { x: at.middle ? at.x + (at.width - width) / 2 : at.x + at.pad, y: at.y, width, height: type.leading };
}

const heightOf = (lines: Line[]) => lines.reduce((sum, { role }) => sum + types[role].leading, 0);

/** A box of a row is as high as the highest; a text that stands alone in it stays in its middle. */
function stretch(placed: Placed, height: number) {
  const more = height - placed.height;
  placed.height = height;
  if (placed.children.length > 0 || more <= 0) return;
  for (const line of placed.states.flatMap(({ lines }) => lines).filter(({ middle }) => middle)) move(line, more / 2);
}

function lower(placed: Placed, down: number) {
  placed.y += down;
  for (const line of placed.states.flatMap(({ lines }) => lines)) move(line, down);
}

function move(line: Line, down: number) {
  line.y += down;
  line.room.y += down;
}

const step = 26;

/** Each box of a staircase stands on the same ground and is a step higher than the one before. */
function climb(children: Placed[]) {
  children.forEach((child, index) => {
    lower(child, (children.length - 1 - index) * step);
    child.height += index * step;
  });
}
