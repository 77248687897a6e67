import type { Language } from '../i18n/languages.ts';
import { allOf, edgeType, say, wrapEdgeLabel, type Layout, type Placed } from './place.ts';
import { bottom, grown, lineOf, overlap, right, type Point, type Rect } from './rect.ts';
import type { Routed } from './route.ts';
import { widthOf } from './text.ts';

/** The text beside an edge: `x` is its left end, `y` the baseline of its first line. */
export interface EdgeLabel {
  index: number;
  lines: string[];
  x: number;
  y: number;
  room: Rect;
}

/**
 * Puts each edge's label beside the edge where it touches nothing else. One that finds no room is left
 * out of the answer.
 */
export function placeLabels(root: Placed, routed: Routed[], layout: Layout, bounds: Rect): EdgeLabel[] {
  const boxes = allOf(root).filter(({ framed }) => framed);
  const taken = boxes.flatMap((box) =>
    box.children.length === 0
      ? [box]
      : [...bordersOf(box), ...box.states.flatMap(({ lines }) => lines.map(({ room }) => room))],
  );
  const lines = routed.flatMap(({ points }) =>
    points.slice(1).map((point, index) => grown(lineOf(points[index] ?? point, point), 1.5)),
  );
  const placed: EdgeLabel[] = [];
  for (const { edge, index, points } of routed) {
    if (!edge.label) continue;
    const text = wrapEdgeLabel(sayStep(edge, layout.language), layout);
    const size = {
      width: Math.max(...text.map((line) => widthOf(line, edgeType))),
      height: text.length * edgeType.leading,
    };
    const inside = (room: Rect) =>
      room.x >= bounds.x && right(room) <= right(bounds) && room.y >= bounds.y && bottom(room) <= bottom(bounds);
    const room = candidates(points, size).find(
      (rect) =>
        inside(rect) &&
        ![...taken, ...lines, ...placed.map((other) => grown(other.room, 2))].some((other) => overlap(other, rect)),
    );
    if (room) placed.push({ index, lines: text, x: room.x, y: room.y + edgeType.leading * 0.76, room });
  }
  return placed;
}

const sayStep = (edge: Routed['edge'], language: Language) => (edge.label ? say(edge.label, language) : '');

const near = 4;

/**
 * Where a label may stand, best first: over or beside the longest stretch of its edge, at its middle, then along it.
 */
function candidates(points: Point[], { width, height }: { width: number; height: number }): Rect[] {
  const stretches = points
    .slice(1)
    .map((point, index) => lineOf(points[index] ?? point, point))
    .toSorted((a, b) => b.width + b.height - a.width - a.height);
  return stretches.flatMap((line) =>
    [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((part): Rect[] => {
      if (line.height === 0) {
        const x = line.x + line.width * part - width / 2;
        return [
          { x, y: line.y - near - height, width, height },
          { x, y: line.y + near, width, height },
        ];
      }
      const y = line.y + line.height * part - height / 2;
      return [
        { x: line.x + near + 2, y, width, height },
        { x: line.x - near - 2 - width, y, width, height },
      ];
    }),
  );
}

function bordersOf({ x, y, width, height }: Rect): Rect[] {
  return [
    { x, y, width, height: 1 },
    { x, y: y + height, width, height: 1 },
    { x, y, width: 1, height },
    { x: x + width, y, width: 1, height },
  ];
}
