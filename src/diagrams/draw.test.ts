import { expect, test } from 'vitest';
import { diagramSchema } from '../content/diagram.ts';
import { readContent } from '../content/read.ts';
import { languages } from '../i18n/languages.ts';
import { drawDiagram, layOut } from './draw.ts';
import { layouts } from './layouts.ts';
import { lineOf, overlap } from './rect.ts';

const both = (text: string) => ({ 'pt-br': text, en: text });
const diagram = (rest: object) => diagramSchema.parse({ title: both('t'), description: both('d'), ...rest });
const note = { ...layouts.note, language: 'en' } as const;
const setting = { class: 'wide', titleId: 't', descriptionId: 'd', hrefOf: (path: string) => `/base${path}` };

test('puts boxes into boxes, rows and columns without coordinates', () => {
  const { root, bounds } = layOut(
    diagram({ boxes: [{ label: 'outer', arrange: 'row', boxes: [{ label: 'a' }, { label: 'b' }] }, { label: 'c' }] }),
    note,
  );
  const [outer, below] = root.children;
  const [a, b] = outer?.children ?? [];
  expect(a && b && a.y === b.y && a.x + a.width < b.x).toBe(true);
  expect(outer && below && outer.y + outer.height < below.y).toBe(true);
  expect(bounds.width).toBe(720);
});

test('stands a row up on a phone', () => {
  const { root } = layOut(diagram({ arrange: 'row', boxes: [{ label: 'a' }, { label: 'b' }] }), {
    ...layouts.phone,
    language: 'en',
  });
  const [a, b] = root.children;
  expect(a && b && a.x === b.x && a.y + a.height < b.y).toBe(true);
});

test('leads an edge around the box that stands between its ends', () => {
  const between = diagram({
    arrange: 'row',
    boxes: [
      { id: 'a', label: 'a' },
      { id: 'b', label: 'b' },
      { id: 'c', label: 'c' },
    ],
    edges: [{ from: 'a', to: 'c' }],
  });
  const { root, routed } = layOut(between, note);
  const middle = root.children[1];
  const points = routed[0]?.points ?? [];
  expect(points.length).toBeGreaterThan(2);
  expect(points.slice(1).some((point, index) => middle && overlap(middle, lineOf(points[index] ?? point, point)))).toBe(
    false,
  );
  for (const [index, point] of points.slice(1).entries())
    expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true);
});

test('keeps two edges between the same boxes apart', () => {
  const { routed } = layOut(
    diagram({
      arrange: 'row',
      gap: 60,
      boxes: [
        { id: 'a', label: 'a', text: 'x' },
        { id: 'b', label: 'b', text: 'x' },
      ],
      edges: [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'b', look: 'failed' },
      ],
    }),
    note,
  );
  expect(routed[0]?.points[0]?.y).not.toBe(routed[1]?.points[0]?.y);
});

test('draws links under the base, and no style', () => {
  const { svg } = drawDiagram(diagram({ boxes: [{ label: 'a < b', link: '/control-plane/etcd/' }] }), note, setting);
  expect(svg).toContain('href="/base/control-plane/etcd/"');
  expect(svg).toContain('a &lt; b');
  expect(svg).not.toContain('style');
});

test('draws each state of a box, and shows the one of the still step', () => {
  const states = [
    { steps: [1], text: 'one' },
    { steps: [2], text: 'two', look: 'gone' },
  ];
  const { svg } = drawDiagram(
    diagram({ boxes: [{ label: 'a', states }], steps: [{ text: both('1') }, { text: both('2') }], still: 1 }),
    note,
    setting,
  );
  expect(svg).toMatch(/class="state" data-at="1"/);
  expect(svg).toMatch(/class="state off" data-at="2"/);
});

test('says which text is too long, in which language and how much room it has', () => {
  const { problems } = layOut(diagram({ arrange: 'row', boxes: [{ label: 'x'.repeat(80) }, { label: 'b' }] }), note);
  expect(problems[0]?.message).toMatch(/^"x+" has "x+", which needs \d+ of \d+ px, at 720 px \(en\)/);
  expect(problems[0]?.path).toEqual(['boxes', 0, 'label']);
});

test('draws every diagram of the notebook, in both languages, wide and narrow', () => {
  const { diagrams } = readContent(process.cwd());
  const start = performance.now();
  const drawings = diagrams.flatMap((data) =>
    languages.flatMap((language) =>
      [layouts.note, layouts.phone].map((layout) => drawDiagram(data, { ...layout, language }, setting)),
    ),
  );
  console.log(
    `${diagrams.length} diagrams in ${languages.length} languages at 2 widths: ` +
      `${Math.round(performance.now() - start)} ms`,
  );
  expect(drawings.flatMap(({ problems }) => problems)).toEqual([]);
  expect(drawings.every(({ svg }) => svg.startsWith('<svg') && svg.endsWith('</svg>'))).toBe(true);
});
