import { z } from 'astro/zod';
import { both, kebab } from './schema.ts';

const arrange = z.enum(['row', 'column', 'grid-2', 'grid-3', 'stairs']);

/** A text of a diagram: one for every language, or the same for all (a name, a command). */
const label = (what: string) =>
  z.union([z.string().trim().min(1), both(what)]).describe(`${what}: one text for all languages, or pt-br and en`);

const place = z.string().regex(/^\/([a-z0-9-]+\/)*(#[a-z0-9-]+)?$/);

export const boxKinds = ['control-plane', 'node', 'runtime', 'pod', 'service', 'outside'] as const;
export const looks = ['starting', 'failed', 'gone'] as const;

const stateSchema = z.strictObject({
  steps: z.array(z.number().int().min(1)).min(1).describe('the steps in which the box is so, like [1, 2]'),
  label: label('what the box is called in these steps').optional(),
  text: label('what is said under its name in these steps').optional(),
  look: z
    .enum(looks)
    .optional()
    .describe(`how it looks in these steps: ${looks.join(', ')}; left out when all is well`),
});

const boxSchema = z.strictObject({
  id: z.string().regex(kebab).optional().describe('kebab-case words, unique in the diagram; edges and steps name it'),
  kind: z
    .enum(boxKinds)
    .optional()
    .describe(`what its colour means: ${boxKinds.join(', ')}; left out for anything else`),
  label: label('what the box is called').optional(),
  text: label('what is said under its name').optional(),
  code: z.boolean().default(false).describe('true when the label is a name or a command, set like code'),
  subject: z.boolean().default(false).describe('true for the one box that the diagram is about'),
  look: z
    .enum(looks)
    .optional()
    .describe(`${looks.join(', ')}; left out when all is well`),
  states: z.array(stateSchema).default([]).describe('how it is in each step, in a diagram with steps'),
  link: place.optional().describe('the note that explains it: /topic/note/ or /topic/note/#heading'),
  grow: z.number().min(0).default(1).describe('its share of a row; 0 for no more than its text needs'),
  arrange: arrange.default('column').describe('how the boxes in it stand: row, column, grid-2, grid-3 or stairs'),
  narrow: arrange.optional().describe('how they stand on a phone; left out for a column'),
  align: z
    .enum(['start', 'center'])
    .default('start')
    .describe('where boxes lower than their row stand: start or center'),
  gap: z
    .number()
    .min(0)
    .optional()
    .describe('pixels between the boxes in it, where the room that edges get by themselves is not right'),
  get boxes() {
    return z.array(boxSchema).default([]).describe('the boxes in it');
  },
});

const edgeSchema = z.strictObject({
  from: z.string().describe('the id of the box that begins: who calls, who asks'),
  to: z.string().describe('the id of the box that is called'),
  label: label('what goes along it').optional(),
  both: z.boolean().default(false).describe('true when both ends call'),
  look: z
    .enum(['watch', 'failed', 'holds'])
    .optional()
    .describe('watch for who only looks, failed for what does not arrive, holds for what belongs to it'),
  steps: z.array(z.number().int().min(1)).default([]).describe('the steps to which it belongs, like [1]'),
});

export const diagramSchema = z.strictObject({
  title: both('what the diagram shows'),
  description: both('the same in words, for who does not see it and for who does'),
  arrange: arrange.default('column').describe('how the outermost boxes stand'),
  narrow: arrange.optional().describe('how they stand on a phone; left out for a column'),
  gap: z.number().min(0).optional().describe('pixels between the outermost boxes'),
  boxes: z.array(boxSchema).min(1).describe('the outermost boxes'),
  edges: z.array(edgeSchema).default([]).describe('who talks to whom'),
  steps: z
    .array(
      z.strictObject({
        text: both('what happens in the step'),
        boxes: z.array(z.string()).default([]).describe('ids of the boxes it is about, besides those at its edges'),
      }),
    )
    .default([])
    .describe('the steps, in order'),
  still: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('the step that stands there before a reader walks through them; left out for the last'),
});

export type DiagramData = z.infer<typeof diagramSchema>;
export type BoxData = z.infer<typeof boxSchema>;
export type EdgeData = z.infer<typeof edgeSchema>;
export type Label = z.infer<ReturnType<typeof label>>;
export type Arrange = z.infer<typeof arrange>;

/** Every box of a diagram with its path in the data, parents first. */
export const allBoxes = (
  boxes: readonly BoxData[],
  path: readonly (string | number)[],
): { box: BoxData; path: (string | number)[] }[] =>
  boxes.flatMap((box, index) => [{ box, path: [...path, index] }, ...allBoxes(box.boxes, [...path, index, 'boxes'])]);
