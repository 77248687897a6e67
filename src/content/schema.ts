import { z } from 'astro/zod';

export const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const text = z.string().trim().min(1);

export const both = (what: string) =>
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

const day = z.union([z.iso.date(), z.date().transform((date) => date.toISOString().slice(0, 10))]);
const stateId = z.string().regex(kebab);
const step = z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+\.yaml)?$/);

export const noteSchema = z.strictObject({
  title: text.max(60).describe('the h1 of the page, at most 60 characters'),
  description: text.max(200).describe('one sentence that answers the title, at most 200 characters; shown on top'),
  statements: z
    .array(z.string().regex(/^S\d+$/))
    .default([])
    .describe('the statements of the original notes that this note covers, like [S15, S16]'),
  words: z
    .array(text)
    .default([])
    .describe('a list of words people type when they look for this note and that are not its title, numbers in quotes'),
  begins: z
    .array(stateId)
    .default([])
    .describe('the states of content/states.yaml that the note begins from, like [cluster, servidor-web]'),
  leaves: z
    .array(stateId)
    .default([])
    .describe('the states that are there when the note has ended, for the next note to begin from'),
  cleans: z
    .array(step)
    .default([])
    .describe('ids of the commands, in order, that take away at the end what the note made and does not leave'),
});

const answers = z
  .union([text, z.array(text).min(1)])
  .transform((value) => [value].flat())
  .describe('what must come first: an id of a command, /topic/note/, topic/file.yaml, a list of them, or nothing');
const queries = z.record(text, answers).describe('what readers type in that language, each with what must come first');

/** What readers type into the search, by groups of a like kind. */
export const searchesSchema = z.record(
  text,
  z.strictObject({ 'pt-br': queries, en: queries }).describe('the queries by language: pt-br and en'),
);

/** A part of the table of contents: a folder of content/ that is the first part of its notes' addresses. */
export const topicSchema = z.strictObject({
  slug: z
    .string()
    .regex(kebab)
    .describe('the name of its folder in content/ and of its address, in kebab-case English, like control-plane'),
  name: both('what the topic is called, in the sidebar and on the home page'),
});

/** A named state that notes begin from, made by steps that a reader runs too. */
export const stateSchema = z.strictObject({
  id: stateId.describe('kebab-case words that name what is there, like servidor-web-service'),
  name: both('what is there, as it stands behind "Before:" at the top of a note'),
  needs: z.array(stateId).default([]).describe('the states that must be there before it, like [cluster]'),
  steps: z
    .array(step)
    .default([])
    .describe('what makes it, in order: ids of commands, or topic/name.yaml of a manifest to apply'),
});

/** What some commands need that not every machine has: without it they are not recorded, and the page says why. */
export const requirementSchema = z.strictObject({
  id: z.string().regex(kebab).describe('kebab-case words that name what is needed, like internet'),
  why: both('why no output stands under such a command, in one short sentence'),
});

export const commandSchema = z.strictObject({
  id: z
    .string()
    .regex(kebab)
    .describe('kebab-case words, verb first, unique over the whole site, like scale-deployment'),
  run: z
    .string()
    .transform((run) => run.replace(/\n+$/, ''))
    .refine((run) => run.length > 0 && !/^\s*[$#]\s/.test(run))
    .describe('exactly what is copied: no prompt, no output; a | block for several lines'),
  does: both('what the command does, as its caption'),
  words,
  needs: z
    .enum(['cluster', 'nothing'])
    .describe('cluster when an API server must answer, nothing when it works without one'),
  where: z
    .enum(['host', 'pod', 'node'])
    .default('host')
    .describe('where it is typed: host (left out), pod (in the shell of a pod), node (inside a node)'),
  since: z
    .string()
    .regex(/^1\.\d+$/)
    .optional()
    .describe('the oldest kubectl minor that has it, quoted, like "1.34"'),
  requires: z
    .string()
    .regex(kebab)
    .optional()
    .describe('what it needs beyond a kind cluster without a network: an id of content/requirements.yaml'),
});

export const manifestSchema = z.strictObject({
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.yaml$/)
    .describe('the name of a file in manifests/, like deployment.yaml'),
  does: both('what the manifest makes'),
  words,
  finding: text
    .optional()
    .describe(
      'of a manifest that is broken on purpose: ' +
        'the one finding it must give, a state that kubectl shows or a code of the checks',
    ),
  notes: z
    .array(
      z.strictObject({
        at: z
          .string()
          .regex(/^[\w-]+(\.[\w-]+|\[\d+\])*$/)
          .describe('the path of a field, like spec.template.spec.containers[0].image'),
        document: z
          .int()
          .min(1)
          .default(1)
          .describe('which document of the file, when it holds several: 2 for the second'),
        says: both('what is worth knowing of that line, in at most 120 characters').refine((says) =>
          Object.values(says).every((each) => each.length <= 120),
        ),
      }),
    )
    .default([])
    .describe('remarks that stand beside lines and are never copied: at, says'),
  apply: z
    .enum(['kubectl', 'kind'])
    .default('kubectl')
    .describe('kubectl (left out) when kubectl applies it, kind when it is a kind config'),
});

const source = z.strictObject({
  title: text.describe('the name of the source'),
  url: z.url({ protocol: /^https$/ }).describe('its https address'),
});

export const statementSchema = z.strictObject({
  id: z
    .string()
    .regex(/^S\d+$/)
    .describe('the number of the statement, like S15'),
  says: both('what the original notes say'),
  verdict: z.enum(['right', 'imprecise', 'wrong']).describe('right, imprecise or wrong'),
  correction: both('the correction, or what is worth adding to a right statement'),
  sources: z.array(source).min(1).describe('at least one source: title and url'),
});

export const termSchema = z.strictObject({
  id: z.string().regex(kebab).describe('kebab-case English words, like control-plane'),
  term: both('the term as the notes write it'),
  also: words.describe('other names of it, by language: people search and read them'),
  means: both('one sentence that defines it'),
  note: z
    .string()
    .regex(/^\/.*\/$/)
    .optional()
    .describe('the note that explains it, as a link: /control-plane/etcd/'),
});

export const versionSchema = z.strictObject({
  id: z.string().regex(kebab).describe('kebab-case words, like gateway-api'),
  name: text.describe('the name of the product'),
  about: both('what a reader must know of it'),
  releases: z
    .array(
      z.strictObject({
        version: text.describe('the version, quoted, like "1.37"'),
        released: day.optional().describe('the day of its release, like 2026-08-26'),
        end: day.optional().describe('the last day of its support, like 2027-10-28'),
      }),
    )
    .default([])
    .describe('its releases, newest first: version, released, end'),
  called: z
    .array(text)
    .default([])
    .describe('what notes call it before a version number, beside its name, like [Kubernetes, kubelet]'),
  images: z
    .array(z.string().regex(/^[a-z0-9./-]+:[\w.-]+$/))
    .default([])
    .describe('the only references of its image that commands and manifests use, like [nginx:1.30-alpine]'),
  checked: day.describe('the day on which this was checked, like 2026-11-22'),
  sources: z.array(source).min(1).describe('at least one source: title and url'),
});

/** What a real cluster printed for one block of a note; written by `npm run record` alone. */
export const recordSchema = z.strictObject({
  note: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]*$/)
    .describe('the note, as topic/slug'),
  block: z
    .string()
    .regex(kebab)
    .describe('the id of the command; its second entry of a note is its second block there'),
  run: text.describe('the command as it was when it ran'),
  of: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .optional()
    .describe('the fingerprint of the manifests that it names, as they were when it ran'),
  day: day.optional().describe('the day on which it ran; left out where no cluster ran it'),
  on: z.record(z.string(), text).default({}).describe('the programs that answered, with their versions'),
  exit: z.number().int().default(0).describe('its exit code'),
  stdout: z.string().default('').describe('what it printed on standard output'),
  stderr: z.string().default('').describe('what it printed on standard error'),
  lab: z
    .enum(['same', 'different', 'absent'])
    .default('same')
    .describe('how the cluster in the page answers: the same, something else, or not at all'),
});

/** Why the cluster in the page answers something else than a real one. */
export const differenceSchema = z.strictObject({
  block: z.string().regex(kebab).describe('the id of the command to which it answers something else'),
  note: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]*$/)
    .optional()
    .describe('the note, as topic/slug, when it does so in one note only'),
  why: both('why the simulator answers something else there, in one sentence'),
});

export const unprovedSchema = z
  .strictObject({
    programs: z
      .array(text)
      .min(1)
      .optional()
      .describe('a list of programs that commands call and that nothing checks further, like [docker, curl]'),
    command: z.string().regex(kebab).optional().describe('the id of a command'),
    mention: text.optional().describe('a command as a text mentions it, without its backticks'),
    finding: text
      .optional()
      .describe('the code of the one finding that the command or mention gives, like command/unknown-flag'),
    why: both('why it is not proved, or why it is wrong on purpose'),
  })
  .refine(
    (entry) =>
      [entry.programs, entry.command, entry.mention].filter(Boolean).length === 1 &&
      Boolean(entry.programs) !== Boolean(entry.finding),
  )
  .describe('programs, or else command or mention together with its finding, and why');

export type TopicData = z.infer<typeof topicSchema>;
export type RecordData = z.infer<typeof recordSchema>;
export type StateData = z.infer<typeof stateSchema>;
export type DifferenceData = z.infer<typeof differenceSchema>;
export type RequirementData = z.infer<typeof requirementSchema>;
/** What "Explain" says of one word of a command. */
const explains = (what: string) =>
  both(`${what}, in one plain sentence of at most 110 characters, without "this command"`).refine((says) =>
    Object.values(says).every((each) => each.length <= 110 && !/este comando|serve para|this command/i.test(each)),
  );

const flagExplanation = z
  .strictObject({
    says: explains('what the flag does here'),
    takes: z
      .literal(true)
      .optional()
      .describe('true when the next word is its value; left out for kubectl and kind, whose flags are known'),
    values: z
      .record(text, explains('what the flag does with that value'))
      .optional()
      .describe('sentences for single values; a key that ends in = stands for all values that begin so'),
  })
  .describe('says in both languages, and takes or values where it needs them');

export const explanationSchema = z
  .strictObject({
    command: text.optional().describe('a program, or a command of one, like kubectl create deployment'),
    resource: z
      .string()
      .regex(/^[a-z]+$/)
      .optional()
      .describe('a type of object, in the plural, like deployments'),
    operator: text.optional().describe('a sign of the shell, like | or >'),
    says: explains('what it is or does'),
    flags: z
      .record(z.string().regex(/^\S+$/), flagExplanation)
      .default({})
      .describe('by long name for kubectl and kind (dry-run), as written for other programs (-fsSL)'),
    args: z
      .array(
        z.strictObject({
          like: text.optional().describe('a regular expression that the word matches; left out for any word'),
          says: explains('what the word is'),
        }),
      )
      .default([])
      .describe('what the other words are: the first whose "like" matches says it'),
  })
  .refine((entry) => [entry.command, entry.resource, entry.operator].filter(Boolean).length === 1)
  .describe('command, resource or operator, and what it says');

export type ExplanationData = z.infer<typeof explanationSchema>;
export type UnprovedData = z.infer<typeof unprovedSchema>;
export type NoteData = z.infer<typeof noteSchema>;
export type CommandData = z.infer<typeof commandSchema>;
export type ManifestData = z.infer<typeof manifestSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type TermData = z.infer<typeof termSchema>;
export type VersionData = z.infer<typeof versionSchema>;
