import type { DiagramData, EdgeData } from '../content/diagram.ts';
import { placeLabels, type EdgeLabel } from './label.ts';
import {
  allOf,
  edgeType,
  ownLanguage,
  placeBoxes,
  say,
  type Layout,
  type Line,
  type Placed,
  type Problem,
} from './place.ts';
import { routeEdges, type Routed } from './route.ts';
import type { Point, Rect } from './rect.ts';

export interface Drawing {
  svg: string;
  /** What cannot be drawn; the drawing lacks it. */
  problems: Problem[];
}

/** What a drawing takes from its page: the ids of its name and description, and how a note's path becomes a link. */
export interface Setting {
  class: string;
  titleId: string;
  descriptionId: string;
  hrefOf(path: string): string;
}

/** Draws a diagram as SVG for a language and a width. Colours, type and borders are the stylesheet's. */
export function drawDiagram(diagram: DiagramData, layout: Layout, setting: Setting): Drawing {
  const { root, routed, labels, bounds, problems } = layOut(diagram, layout);
  const boxes = allOf(root).filter(({ framed }) => framed);
  const emphasis = emphasisOf(diagram);
  const still = diagram.steps.length > 0 ? (diagram.still ?? diagram.steps.length) : undefined;
  const parts = [
    ...boxes.map((box) => printBox(box, setting, emphasis.get(box.box.id ?? ''), still)),
    ...routed.map((way) =>
      printEdge(
        way,
        labels.find(({ index }) => index === way.index),
      ),
    ),
  ];
  const head =
    `<svg class="${setting.class}" viewBox="0 0 ${bounds.width} ${bounds.height}" ` +
    `width="${bounds.width / 16}rem" height="${bounds.height / 16}rem" ` +
    `role="group" aria-labelledby="${setting.titleId}" aria-describedby="${setting.descriptionId}">`;
  return { svg: `${head}${parts.join('')}</svg>`, problems };
}

const laidOut = new WeakMap<DiagramData, Map<string, LaidOut>>();

/**
 * The places of all parts of a diagram, and what found none. Sought once for a width and a language, as several
 * pages show a diagram.
 */
export function layOut(diagram: DiagramData, layout: Layout): LaidOut {
  const known = laidOut.get(diagram) ?? new Map<string, LaidOut>();
  laidOut.set(diagram, known);
  const key = JSON.stringify(layout);
  const found = known.get(key) ?? findPlaces(diagram, layout);
  known.set(key, found);
  return found;
}

function findPlaces(diagram: DiagramData, layout: Layout): LaidOut {
  // Edges that pass boxes by run in the margin, and so do their labels: where they find no room, it grows.
  const tries = diagram.edges.length === 0 ? [1] : [12, 28, 44];
  for (const margin of tries) {
    const found = layOutWithin(diagram, layout, margin);
    if (found.problems.every(({ path }) => path[0] !== 'edges')) return found;
  }
  return layOutWithin(diagram, layout, tries[0] ?? 1);
}

type LaidOut = ReturnType<typeof layOutWithin>;

function layOutWithin(diagram: DiagramData, layout: Layout, margin: number) {
  const problems: Problem[] = [];
  const root = placeBoxes(diagram, layout, margin, problems);
  const bounds: Rect = { x: 0, y: 0, width: layout.width, height: Math.ceil(root.y * 2 + root.height) };
  const routed = routeEdges(root, diagram.edges, bounds);
  const labels = placeLabels(root, routed, layout, bounds);
  diagram.edges.forEach((edge, index) => {
    const name = `${edge.from} -> ${edge.to}`;
    const where = `${layout.narrow ? 'on a phone' : `at ${layout.width} px`} (${layout.language})`;
    if (!routed.some((way) => way.index === index))
      problems.push({
        path: ['edges', index],
        code: 'diagram/no-way',
        message: `The edge ${name} finds no way between the boxes ${where}: give the boxes around it a gap.`,
      });
    else if (edge.label && !labels.some((label) => label.index === index))
      problems.push({
        path: ['edges', index, 'label', ...ownLanguage(edge.label, layout.language)],
        code: 'diagram/no-room',
        message:
          `The label "${say(edge.label, layout.language)}" of ${name} finds no room beside its edge ${where}: ` +
          'say it shorter or widen the gap.',
      });
  });
  return { root, routed, labels, bounds, problems };
}

/** The steps to which each box belongs: those that name it, and those of its edges. */
function emphasisOf({ steps, edges }: DiagramData): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (id: string, step: number) => found.set(id, [...(found.get(id) ?? []), step]);
  steps.forEach(({ boxes }, index) => {
    const ends = edges.filter((edge) => edge.steps.includes(index + 1)).flatMap(({ from, to }) => [from, to]);
    for (const id of new Set([...boxes, ...ends])) add(id, index + 1);
  });
  return found;
}

function printBox(placed: Placed, setting: Setting, steps: number[] | undefined, still: number | undefined): string {
  const { box, states, children } = placed;
  const stepped = states.some((state) => state.steps.length > 0);
  const body = states.map(({ steps: at, look, lines }) => {
    const drawn = `${printFrame(placed, look)}${printLines(lines)}`;
    return stepped
      ? `<g class="state${still !== undefined && !at.includes(still) ? ' off' : ''}" ` +
          `data-at="${at.join(' ')}">${drawn}</g>`
      : drawn;
  });
  const classes = ['box', box.kind ?? 'plain', children.length > 0 ? 'frame' : 'leaf', box.subject ? 'subject' : '']
    .filter(Boolean)
    .join(' ');
  const inner = box.link ? `<a href="${escape(setting.hrefOf(box.link))}">${body.join('')}</a>` : body.join('');
  return `<g class="${classes}"${steps ? ` data-in="${steps.join(' ')}"` : ''}>${inner}</g>`;
}

const roundness: Record<string, number> = { runtime: 3, service: 18, pod: 7 };

function printFrame({ x, y, width, height, box }: Placed, look: string | undefined): string {
  const radius = Math.min(roundness[box.kind ?? ''] ?? 10, height / 2);
  return (
    `<rect${look ? ` class="${look}"` : ''} ` +
    `x="${x}" y="${round(y)}" width="${width}" height="${round(height)}" rx="${radius}"/>`
  );
}

/** The lines of one role are one text, broken. */
function printLines(lines: Line[]): string {
  const roles = [...new Set(lines.map(({ role }) => role))];
  return roles
    .map((role) => {
      const own = lines.filter((line) => line.role === role);
      const spans = own.map(({ x, y, text }) => `<tspan x="${round(x)}" y="${round(y)}">${escape(text)}</tspan>`);
      return `<text class="${role}${own[0]?.middle ? ' middle' : ''}">${spans.join(' ')}</text>`;
    })
    .join('');
}

function printEdge({ edge, points }: Routed, label: EdgeLabel | undefined): string {
  const heads =
    edge.look === 'holds'
      ? ''
      : `${printHead(points.at(-2), points.at(-1))}${edge.both ? printHead(points[1], points[0]) : ''}`;
  const spans = label?.lines.map(
    (line, index) =>
      `<tspan x="${round(label.x)}" y="${round(label.y + index * edgeType.leading)}">${escape(line)}</tspan>`,
  );
  const text = spans ? `<text>${spans.join(' ')}</text>` : '';
  return (
    `<g class="edge ${edge.look ?? 'calls'}"${printSteps(edge)}>` +
    `<path class="line" d="${printPath(points)}"/>${heads}${text}</g>`
  );
}

const printSteps = ({ steps }: EdgeData) => (steps.length > 0 ? ` data-in="${steps.join(' ')}"` : '');

const corner = 8;

/** A way with round corners. */
function printPath(points: Point[]): string {
  return points
    .map((point, index) => {
      const [previous, next] = [points[index - 1], points[index + 1]];
      if (!previous) return `M${round(point.x)} ${round(point.y)}`;
      if (!next) return `L${round(point.x)} ${round(point.y)}`;
      const radius = Math.min(corner, distance(previous, point) / 2, distance(point, next) / 2);
      const [before, after] = [toward(point, previous, radius), toward(point, next, radius)];
      return (
        `L${round(before.x)} ${round(before.y)}` +
        `Q${round(point.x)} ${round(point.y)} ${round(after.x)} ${round(after.y)}`
      );
    })
    .join('');
}

/** An arrow's head at the end of the line from one point to another. */
function printHead(from: Point | undefined, to: Point | undefined): string {
  if (!from || !to) return '';
  const back = toward(to, from, 8);
  const across = { x: (to.y - back.y) / 2, y: (back.x - to.x) / 2 };
  const point = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  return (
    `<path class="head" d="M${point(to)}L${point({ x: back.x + across.x, y: back.y + across.y })}` +
    `L${point({ x: back.x - across.x, y: back.y - across.y })}Z"/>`
  );
}

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function toward(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

const round = (value: number) => Math.round(value * 10) / 10;
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
