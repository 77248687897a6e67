import type { EdgeData } from '../content/diagram.ts';
import { allOf, type Placed } from './place.ts';
import { Queue } from './queue.ts';
import { bottom, centre, grown, holds, lineOf, overlap, right, type Point, type Rect } from './rect.ts';

/** An edge with its corners, from the border of one box to the border of another. */
export interface Routed {
  edge: EdgeData;
  index: number;
  points: Point[];
}

/** What a way costs beside its length in pixels. */
const cost = { corner: 40, crossing: 70, shared: 5, foreignFrame: 160, offCentre: 30 };
/** The least pixels between an edge and a box or text it does not belong to. */
const clearance = 4;
/** The least pixels between an edge's end and the corner of its box. */
const cornerRoom = 9;

/**
 * Finds a way for every edge: along rows and columns, around boxes and texts, with few corners and crossings. An edge
 * without a way is left out of the answer.
 */
export function routeEdges(root: Placed, edges: readonly EdgeData[], bounds: Rect): Routed[] {
  const boxes = allOf(root).filter(({ framed }) => framed);
  const routed: Routed[] = [];
  // Short edges first: they have the fewest ways.
  const order = edges
    .map((edge, index) => ({ edge, index, ...endsOf(boxes, edge) }))
    .flatMap(({ from, to, ...rest }) => (from && to ? [{ ...rest, from, to }] : []));
  for (const { edge, index, from, to } of order.toSorted((a, b) => distance(a.from, a.to) - distance(b.from, b.to))) {
    const points = new Way(boxes, routed, bounds, edge, from, to).find();
    if (points) routed.push({ edge, index, points });
  }
  return routed.toSorted((a, b) => a.index - b.index);
}

const endsOf = (boxes: Placed[], { from, to }: EdgeData) => ({
  from: boxes.find(({ box }) => box.id === from),
  to: boxes.find(({ box }) => box.id === to),
});

function distance(a: Rect, b: Rect): number {
  return Math.abs(centre(a).x - centre(b).x) + Math.abs(centre(a).y - centre(b).y);
}

const directions = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

interface Step {
  x: number;
  y: number;
  direction: number;
}

class Way {
  readonly xs: number[];
  readonly ys: number[];
  readonly obstacles: Rect[];
  readonly frames: { frame: Rect; foreign: boolean }[];
  /** The edges that have their ways, with the room that crosses and accompanies each. */
  readonly others: { line: Rect; across: Rect; along: Rect; friend: boolean }[];
  readonly from: Placed;
  readonly to: Placed;
  readonly prices = new Map<number, number | undefined>();

  constructor(boxes: Placed[], routed: Routed[], bounds: Rect, edge: EdgeData, from: Placed, to: Placed) {
    this.from = from;
    this.to = to;
    this.xs = lanes(boxes, [from, to], bounds, 'x', 'width');
    this.ys = lanes(boxes, [from, to], bounds, 'y', 'height');
    const within = (box: Placed) => holds(from, box) || holds(to, box);
    const leaves = boxes.filter((box) => box.children.length === 0 && !within(box));
    const texts = boxes
      .filter((box) => box.children.length > 0 && !within(box))
      .flatMap(({ states }) => states.flatMap(({ lines }) => lines.map(({ room }) => room)));
    this.obstacles = [...leaves, ...texts].map((rect) => grown(rect, clearance));
    this.frames = boxes
      .filter((box) => box.children.length > 0 && box !== from && box !== to)
      .map((frame) => ({ frame, foreign: !holds(frame, from) && !holds(frame, to) }));
    this.others = routed.flatMap(({ edge: other, points }) =>
      points.slice(1).map((point, index) => {
        const line = lineOf(points[index] ?? point, point);
        return { line, across: grown(line, 0.1), along: grown(line, 5), friend: isFriend(edge, other) };
      }),
    );
  }

  find(): Point[] | undefined {
    const queue = new Queue<Step>();
    const best = new Map<number, number>();
    const before = new Map<number, number>();
    /** What was spent at a step when it was left: it may stand in the queue several times. */
    const left = new Map<number, number>();
    const key = ({ x, y, direction }: Step) => (x * this.ys.length + y) * 4 + direction;
    const push = (step: Step, spent: number, previous?: number) => {
      const at = key(step);
      if (spent >= (best.get(at) ?? Infinity)) return;
      best.set(at, spent);
      if (previous === undefined) before.delete(at);
      else before.set(at, previous);
      const goal = centre(this.to);
      const point = this.point(step);
      const ahead =
        Math.max(0, Math.abs(point.x - goal.x) - this.to.width / 2) +
        Math.max(0, Math.abs(point.y - goal.y) - this.to.height / 2);
      queue.push(spent + ahead, step);
    };
    for (const { step, spent } of this.ports(this.from)) push(step, spent);
    const goals = new Map(
      this.ports(this.to).map(({ step, spent }) => [key({ ...step, direction: (step.direction + 2) % 4 }), spent]),
    );
    let goal: { at: number; spent: number } | undefined;
    while (queue.size > 0) {
      const cheapest = queue.pop();
      // What is left costs more than a way that is found, however straight it goes on.
      if (!cheapest || (goal && cheapest.cost > goal.spent)) break;
      const step = cheapest.value;
      const at = key(step);
      const spent = best.get(at) ?? Infinity;
      if ((goal && spent >= goal.spent) || left.get(at) === spent) continue;
      left.set(at, spent);
      const last = goals.get(at);
      if (last !== undefined && before.has(at)) {
        if (!goal || spent + last < goal.spent) goal = { at, spent: spent + last };
        continue;
      }
      for (const turn of [0, 1, 3]) {
        const direction = (step.direction + turn) % 4;
        const next = {
          x: step.x + (directions[direction]?.x ?? 0),
          y: step.y + (directions[direction]?.y ?? 0),
          direction,
        };
        // A port leaves its box straight.
        if (turn !== 0 && !before.has(at)) continue;
        const price = this.priceOnce(step, next);
        if (price !== undefined) push(next, spent + price + (turn === 0 ? 0 : cost.corner), at);
      }
    }
    return goal && this.corners(goal.at, before);
  }

  point({ x, y }: { x: number; y: number }): Point {
    return { x: this.xs[x] ?? NaN, y: this.ys[y] ?? NaN };
  }

  /** Where an edge may leave a box: every lane that meets its border, away from its corners. */
  ports(box: Rect): { step: Step; spent: number }[] {
    const middle = centre(box);
    const along = (lanes: number[], low: number, high: number, at: number) =>
      lanes.flatMap((lane, index) =>
        lane >= low + Math.min(cornerRoom, at - low) && lane <= high - Math.min(cornerRoom, high - at)
          ? [{ index, spent: (Math.abs(lane - at) / (high - low)) * cost.offCentre }]
          : [],
      );
    const index = (lanes: number[], value: number) => lanes.indexOf(value);
    const columns = along(this.xs, box.x, right(box), middle.x);
    const rows = along(this.ys, box.y, bottom(box), middle.y);
    return [
      ...columns.map(({ index: x, spent }) => ({ step: { x, y: index(this.ys, bottom(box)), direction: 1 }, spent })),
      ...columns.map(({ index: x, spent }) => ({ step: { x, y: index(this.ys, box.y), direction: 3 }, spent })),
      ...rows.map(({ index: y, spent }) => ({ step: { x: index(this.xs, right(box)), y, direction: 0 }, spent })),
      ...rows.map(({ index: y, spent }) => ({ step: { x: index(this.xs, box.x), y, direction: 2 }, spent })),
    ];
  }

  /** The price of a step, which is the same in both directions and after every turn. */
  priceOnce(step: Step, next: Step): number | undefined {
    if (next.x < 0 || next.y < 0 || next.x >= this.xs.length || next.y >= this.ys.length) return undefined;
    const key =
      Math.min(step.x * this.ys.length + step.y, next.x * this.ys.length + next.y) * 2 + (step.x === next.x ? 1 : 0);
    if (this.prices.has(key)) return this.prices.get(key);
    const price = this.price(step, next);
    this.prices.set(key, price);
    return price;
  }

  /** What a step from lane to lane costs; undefined where there is no way. */
  price(step: Step, next: Step): number | undefined {
    const line = lineOf(this.point(step), this.point(next));
    const thick = grown(line, 0.1);
    if (this.obstacles.some((rect) => overlap(rect, thick))) return undefined;
    if ([this.from, this.to].some((box) => overlap(box, line) || alongBorder(box, line, 1))) return undefined;
    let price = line.width + line.height;
    for (const { frame, foreign } of this.frames) {
      if (alongBorder(frame, line, clearance)) return undefined;
      if (foreign && overlap(frame, thick)) price += cost.foreignFrame;
    }
    for (const { line: other, across, along, friend } of this.others) {
      const parallel = (line.width === 0) === (other.width === 0);
      if (parallel && overlap(along, thick)) price += friend ? 0 : (line.width + line.height) * cost.shared + 20;
      else if (!parallel && overlap(across, thick)) price += friend ? 10 : cost.crossing;
    }
    return price;
  }

  corners(at: number, before: Map<number, number>): Point[] {
    const steps: number[] = [];
    for (let key: number | undefined = at; key !== undefined; key = before.get(key)) steps.unshift(key >> 2);
    const points = steps.map((node) => this.point({ x: Math.floor(node / this.ys.length), y: node % this.ys.length }));
    return points.filter((point, index) => {
      const [previous, next] = [points[index - 1], points[index + 1]];
      return (
        !previous ||
        !next ||
        !((previous.x === point.x && point.x === next.x) || (previous.y === point.y && point.y === next.y))
      );
    });
  }
}

/** Edges of one look that share one end may run together. */
const isFriend = (a: EdgeData, b: EdgeData) => a.look === b.look && (a.from === b.from) !== (a.to === b.to);

/** Does a line run along one of the rectangle's borders, within that many pixels? */
function alongBorder(rect: Rect, line: Rect, near: number): boolean {
  const upright = line.width === 0;
  if (upright)
    return (
      line.y < bottom(rect) && bottom(line) > rect.y && [rect.x, right(rect)].some((x) => Math.abs(x - line.x) < near)
    );
  return (
    line.x < right(rect) && right(line) > rect.x && [rect.y, bottom(rect)].some((y) => Math.abs(y - line.y) < near)
  );
}

/** The rows or columns on which an edge may run: the ends' borders and middles, and the room between boxes. */
function lanes(boxes: Placed[], ends: Placed[], bounds: Rect, start: 'x' | 'y', size: 'width' | 'height'): number[] {
  const at = new Set<number>();
  const add = (value: number) => at.add(Math.round(value * 2) / 2);
  for (const end of ends) {
    at.add(end[start]).add(end[start] + end[size]);
    for (const part of [0.5, 0.25, 0.75, 0.375, 0.625, 0.12, 0.88]) add(end[start] + end[size] * part);
  }
  const [low, high] = [
    Math.max(ends[0]?.[start] ?? 0, ends[1]?.[start] ?? 0),
    Math.min(...ends.map((end) => end[start] + end[size])),
  ];
  if (high - low > 2 * cornerRoom) add((low + high) / 2);
  const borders = [
    bounds[start],
    bounds[start] + bounds[size],
    ...boxes.flatMap((box) => [box[start], box[start] + box[size]]),
  ].toSorted((a, b) => a - b);
  borders.forEach((border, index) => {
    const room = (borders[index + 1] ?? border) - border;
    if (room >= 2 * clearance) add(border + room / 2);
    if (room >= 28) for (const part of [1 / 3, 2 / 3]) add(border + room * part);
  });
  return [...at].sort((a, b) => a - b);
}
