import { z } from 'astro/zod';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const text = z.string().trim().min(1);

const both = (what: string) =>
  z
    .strictObject({
      'pt-br': text.describe(`${what}, in Brazilian Portuguese`),
      en: text.describe(`${what}, in English`),
    })
    .describe(`${what}, in both languages: pt-br and en`);

const words = z
  .strictObject({
    'pt-br': z.array(text).default([]).describe('a list of Portuguese search words, numbers in quotes'),
    en: z.array(text).default([]).describe('a list of English search words, numbers in quotes'),
  })
  .default({ 'pt-br': [], en: [] })
  .describe('words people type when they look for it and that stand nowhere else in it, by language');

export const noteSchema = z.strictObject({
  title: text.max(60).describe('the h1 of the page, at most 60 characters'),
  description: text.max(200).describe('one sentence that answers the title, at most 200 characters; shown on top'),
  statements: z
    .array(z.string().regex(/^S\d+$/))
    .default([])
    .describe('the statements of the original notes that this note covers, like [S15, S16]'),
  words: z.array(text).default([]).describe('a list of words people type when they look for this note and that are not its title, numbers in quotes'),
});

export const commandSchema = z.strictObject({
  id: z.string().regex(kebab).describe('kebab-case words, verb first, unique over the whole site, like scale-deployment'),
  run: z
    .string()
    .transform((run) => run.replace(/\n+$/, ''))
    .refine((run) => run.length > 0 && !/^\s*[$#]\s/.test(run))
    .describe('exactly what is copied: no prompt, no output; a | block for several lines'),
  does: both('what the command does, as its caption'),
  words,
  needs: z.enum(['cluster', 'nothing']).describe('cluster when an API server must answer, nothing when it works without one'),
  where: z
    .enum(['host', 'pod', 'node'])
    .default('host')
    .describe('where it is typed: host (left out), pod (in the shell of a pod), node (inside a node)'),
  since: z
    .string()
    .regex(/^1\.\d+$/)
    .optional()
    .describe('the oldest kubectl minor that has it, quoted, like "1.34"'),
});

export const manifestSchema = z.strictObject({
  file: z.string().regex(/^[a-z0-9-]+\.yaml$/).describe('the name of a file in manifests/, like deployment.yaml'),
  does: both('what the manifest makes'),
  words,
  apply: z
    .enum(['kubectl', 'kind'])
    .default('kubectl')
    .describe('kubectl (left out) when kubectl applies it, kind when it is a kind config'),
});

export const statementSchema = z.strictObject({
  id: z.string().regex(/^S\d+$/).describe('the number of the statement, like S15'),
  says: both('what the original notes say'),
  verdict: z.enum(['right', 'imprecise', 'wrong']).describe('right, imprecise or wrong'),
  correction: both('the correction, or what is worth adding to a right statement'),
  sources: z
    .array(
      z.strictObject({
        title: text.describe('the name of the source'),
        url: z.url({ protocol: /^https$/ }).describe('its https address'),
      }),
    )
    .min(1)
    .describe('at least one source: title and url'),
});

export type NoteData = z.infer<typeof noteSchema>;
export type CommandData = z.infer<typeof commandSchema>;
export type ManifestData = z.infer<typeof manifestSchema>;
export type Statement = z.infer<typeof statementSchema>;
