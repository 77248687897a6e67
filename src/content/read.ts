import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'astro/zod';
import { languages, type Language } from '../i18n/languages.ts';
import { checkCharacters } from './characters.ts';
import { diagramSchema, type DiagramData } from './diagram.ts';
import type { Finding } from './finding.ts';
import { parseNote, type NoteText } from './note.ts';
import {
  commandSchema,
  differenceSchema,
  kebab,
  explanationSchema,
  manifestSchema,
  statementSchema,
  termSchema,
  recordSchema,
  requirementSchema,
  searchesSchema,
  stateSchema,
  topicSchema,
  unprovedSchema,
  versionSchema,
  type CommandData,
  type DifferenceData,
  type ExplanationData,
  type ManifestData,
  type Statement,
  type TermData,
  type RecordData,
  type RequirementData,
  type StateData,
  type TopicData,
  type UnprovedData,
  type VersionData,
} from './schema.ts';
import type { Topic } from './topics.ts';
import { checkSchema, parseYaml, type Place, type YamlText } from './yaml.ts';

/** The table of contents. */
export const topicsFile = 'content/topics.yaml';

/** A thing with the file and place where its author wrote it. */
export type Written<T> = T & { source: { file: string } & Place };

/** As Written, and knows where each part of it stands. */
export type Placed<T> = Written<T> & { at: (path: readonly PropertyKey[]) => Place };

/** `lines` is where each line of `run` begins in the file. */
export type Command = Written<CommandData & { topic: Topic; lines: Place[] }>;
/** `path` is `topic/name.yaml`; `text` is the file's exact content. */
export type Manifest = Placed<ManifestData> & { topic: Topic; path: string; text: string };

export type Explanation = Placed<ExplanationData>;

/** `path` is `topic/name`; `at` tells where a value of its data stands in its file. */
export type Diagram = Written<
  DiagramData & { topic: Topic; path: string; at: (path: readonly PropertyKey[]) => Place }
>;

/** What a block of a note printed on a real cluster. */
export type BlockRecord = Written<RecordData & { topic: Topic }>;

/** What readers type, and what must come first for it: nothing where `wanted` is empty. */
export type Search = Written<{ group: string; language: Language; query: string; wanted: string[] }>;

export interface NoteFile extends NoteText {
  topic: Topic;
  language: Language;
  /** The last part of the URL; empty for the topic's front page. */
  slug: string;
  /** Path from the project's root. */
  file: string;
}

/** All that is said, as its authors wrote it. */
export interface Content {
  /** The table of contents, in reading order. */
  topics: Written<TopicData>[];
  notes: NoteFile[];
  commands: Command[];
  manifests: Manifest[];
  diagrams: Diagram[];
  statements: Written<Statement>[];
  glossary: Written<TermData>[];
  versions: Written<VersionData>[];
  /** What notes begin from and leave. */
  states: Written<StateData>[];
  /** What commands need that not every machine has. */
  requirements: Written<RequirementData>[];
  /** What a real cluster printed, block by block, as `npm run record` wrote it. */
  record: BlockRecord[];
  /** Where the cluster in the page answers something else, and why. */
  differences: Written<DifferenceData>[];
  unproved: Written<UnprovedData>[];
  explanations: Explanation[];
  searches: Search[];
  /** What is wrong within single files. */
  findings: Finding[];
}

/** Reads content/ below the project's root. Never throws for bad content: it stands in `findings`. */
export function readContent(root: string): Content {
  const topics = readList(root, topicsFile, 'topic', topicSchema);
  const content: Content = {
    topics: topics.entries,
    notes: [],
    commands: [],
    manifests: [],
    diagrams: [],
    statements: [],
    glossary: [],
    versions: [],
    states: [],
    requirements: [],
    record: [],
    differences: [],
    unproved: [],
    explanations: [],
    searches: [],
    findings: [],
  };
  content.findings.push(
    ...topics.findings,
    ...(topics.findings.length > 0 ? [] : unlistedFolders(root, topics.entries)),
    ...strayFiles(root),
    ...listFiles(root, 'content', '').flatMap((file) => checkCharacters(readFileSync(join(root, file)), file)),
  );
  // A folder that the list forgets is read too, so that an author sees all of its faults at once.
  for (const slug of new Set([...topics.entries.map(({ slug }) => slug), ...listFolders(root)])) {
    for (const language of languages) content.notes.push(...readNotes(root, slug, language));
    const commands = readList(root, `content/${slug}/commands.yaml`, 'command', commandSchema);
    content.commands.push(
      ...commands.entries.map((entry) => ({ ...entry, topic: slug, lines: linesOf(entry, commands.text) })),
    );
    const manifests = readManifests(root, slug);
    content.manifests.push(...manifests.entries);
    const diagrams = readDiagrams(root, slug);
    content.diagrams.push(...diagrams.diagrams);
    const record = readList(root, `content/${slug}/record.yaml`, 'record', recordSchema);
    content.record.push(...record.entries.map((entry) => ({ ...entry, topic: slug })));
    content.findings.push(...commands.findings, ...manifests.findings, ...diagrams.findings, ...record.findings);
  }
  const statements = readList(root, 'content/statements.yaml', 'statement', statementSchema);
  const glossary = readList(root, 'content/glossary.yaml', 'term', termSchema);
  const versions = readList(root, 'content/versions.yaml', 'version', versionSchema);
  const unproved = readList(root, 'content/unproved.yaml', 'unproved', unprovedSchema);
  const explanations = readList(root, 'content/explanations.yaml', 'explanation', explanationSchema);
  const states = readList(root, 'content/states.yaml', 'state', stateSchema);
  const requirements = readList(root, 'content/requirements.yaml', 'requirement', requirementSchema);
  const differences = readList(root, 'content/differences.yaml', 'difference', differenceSchema);
  const searches = readSearches(root);
  content.searches = searches.searches;
  content.differences = differences.entries;
  content.states = states.entries;
  content.requirements = requirements.entries;
  content.unproved = unproved.entries;
  content.explanations = explanations.entries;
  content.statements = statements.entries;
  content.glossary = glossary.entries;
  content.versions = versions.entries;
  content.findings.push(
    ...statements.findings,
    ...glossary.findings,
    ...versions.findings,
    ...unproved.findings,
    ...explanations.findings,
    ...states.findings,
    ...requirements.findings,
    ...differences.findings,
    ...searches.findings,
    ...content.notes.flatMap((note) => note.findings),
  );
  return content;
}

/** `10-etcd.mdx` -> `etcd`, `index.mdx` -> ``. */
export const slugOf = (name: string) =>
  name
    .replace(/\.mdx$/, '')
    .replace(/^\d+-/, '')
    .replace(/^index$/, '');

function readNotes(root: string, topic: Topic, language: Language): NoteFile[] {
  return listFiles(root, `content/${topic}/${language}`, '.mdx').map((file) => {
    const note = parseNote(readFileSync(join(root, file), 'utf8'), file);
    return { ...note, topic, language, slug: slugOf(file.split('/').at(-1) ?? ''), file };
  });
}

function readManifests(root: string, topic: Topic) {
  const list = `content/${topic}/manifests.yaml`;
  const folder = `content/${topic}/manifests`;
  const { entries, findings } = readList(root, list, 'manifest', manifestSchema);
  // A file in a folder of the folder is reported as one that nothing reads.
  const files = listFiles(root, folder, '.yaml').filter((file) => dirname(file) === folder);
  for (const file of files) {
    findings.push(...checkManifestFile(readFileSync(join(root, file), 'utf8'), file));
    const name = basename(file);
    if (entries.some((entry) => entry.file === name)) continue;
    const source = { file, line: 1, column: 1 };
    const message = `No entry of ${list} says what it does: add - file: ${name} with does in both languages.`;
    findings.push({ ...source, code: 'manifest/no-entry', message });
    // Its name stands for the missing entry, so that whatever names it is no second finding.
    const entry = manifestSchema.safeParse({ file: name, does: { 'pt-br': name, en: name } });
    if (entry.success) entries.push({ ...entry.data, at: () => source, source });
  }
  const manifests = entries.flatMap((entry) => {
    if (files.includes(`${folder}/${entry.file}`))
      return [
        { ...entry, topic, path: `${topic}/${entry.file}`, text: readFileSync(join(root, folder, entry.file), 'utf8') },
      ];
    findings.push({ ...entry.source, code: 'manifest/no-file', message: `There is no file ${folder}/${entry.file}.` });
    return [];
  });
  return { entries: manifests, findings };
}

function readDiagrams(root: string, topic: Topic) {
  const diagrams: Diagram[] = [];
  const findings: Finding[] = [];
  for (const file of listFiles(root, `content/${topic}/diagrams`, '.yaml')) {
    const yaml = parseOne(readFileSync(join(root, file), 'utf8'), file);
    const checked =
      yaml.findings.length > 0
        ? yaml
        : checkSchema(diagramSchema, yaml.values[0], { file, kind: 'diagram', at: yaml.at });
    findings.push(...checked.findings);
    const path = `${topic}/${basename(file, '.yaml')}`;
    if ('data' in checked && checked.data)
      diagrams.push({ ...checked.data, topic, path, at: yaml.at, source: { file, ...yaml.at([]) } });
  }
  return { diagrams, findings };
}

function readSearches(root: string): { searches: Search[]; findings: Finding[] } {
  const file = 'content/searches.yaml';
  if (!existsSync(join(root, file))) return { searches: [], findings: [] };
  const yaml = parseOne(readFileSync(join(root, file), 'utf8'), file);
  if (yaml.findings.length > 0) return { searches: [], findings: yaml.findings };
  const { data = {}, findings } = checkSchema(searchesSchema, yaml.values[0], { file, kind: 'search', at: yaml.at });
  const searches = Object.entries(data).flatMap(([group, perLanguage]) =>
    languages.flatMap((language) =>
      Object.entries(perLanguage[language]).map(([query, answers]) => ({
        group,
        language,
        query,
        wanted: answers.filter((answer) => answer !== 'nothing'),
        source: { file, ...yaml.at([group, language, query]) },
      })),
    ),
  );
  return { searches, findings };
}

function checkManifestFile(text: string, file: string): Finding[] {
  const { values, findings, at } = parseYaml(text, file);
  if (findings.length > 0) return findings;
  if (values.length === 0)
    return [
      {
        file,
        line: 1,
        column: 1,
        code: 'manifest/empty',
        message: 'This file is empty: write a manifest, or delete it.',
      },
    ];
  const object = z.looseObject({ apiVersion: z.string(), kind: z.string() });
  return values
    .filter((value) => !object.safeParse(value).success)
    .map(() => ({
      file,
      ...at([]),
      code: 'manifest/no-kind',
      message: 'Every document of a manifest has apiVersion and kind.',
    }));
}

function readList<T extends z.ZodType<object>>(root: string, file: string, kind: string, schema: T) {
  const findings: Finding[] = [];
  const entries: Placed<z.infer<T>>[] = [];
  if (!existsSync(join(root, file))) return { entries, findings, text: '' };
  const text = readFileSync(join(root, file), 'utf8');
  const yaml = parseOne(text, file);
  findings.push(...yaml.findings);
  const list = yaml.values[0];
  if (yaml.findings.length > 0) return { entries, findings, text };
  if (!Array.isArray(list)) {
    findings.push({
      file,
      line: 1,
      column: 1,
      code: `${kind}/not-a-list`,
      message: `This file is a list: each ${kind} begins with "- ".`,
    });
    return { entries, findings, text };
  }
  list.forEach((value, index) => {
    const at = (path: readonly PropertyKey[]) => yaml.at([index, ...path]);
    const checked = checkSchema(schema, value, { file, kind, at });
    findings.push(...checked.findings);
    if (checked.data) entries.push({ ...checked.data, at, source: { file, ...at([]) } });
  });
  return { entries, findings, text };
}

/** A block scalar's lines stand below its key; anything else is one line behind it. */
function linesOf({ run, source }: Written<CommandData>, text: string): Place[] {
  const lines = text.split('\n');
  const index = lines.findIndex((line, at) => at >= source.line - 1 && /^\s*(- +)?run:/.test(line));
  const [, key = '', rest = ''] = /^(.*?run:\s*["']?)(.*)$/.exec(lines[index] ?? '') ?? [];
  const isBlock = /^[|>]/.test(rest);
  const indent = (lines[index + 1] ?? '').search(/\S/);
  return run
    .split('\n')
    .map((_, at) =>
      isBlock ? { line: index + 2 + at, column: indent + 1 } : { line: index + 1, column: key.length + 1 },
    );
}

/** The one document of a file; a second one, or none, is a finding, as nobody would ever read it. */
function parseOne(text: string, file: string): YamlText {
  const yaml = parseYaml(text, file);
  if (yaml.findings.length > 0 || (yaml.values.length === 1 && yaml.values[0] !== null)) return yaml;
  const many = yaml.values.length > 1;
  const message = many
    ? 'This file is one YAML document: take out the line --- between its parts.'
    : 'This file is empty: write its first entry, or delete it.';
  return { ...yaml, findings: [{ file, line: 1, column: 1, code: many ? 'yaml/documents' : 'yaml/empty', message }] };
}

/** Folders of content/ that are named as a topic may be. */
const listFolders = (root: string): string[] =>
  existsSync(join(root, 'content'))
    ? readdirSync(join(root, 'content'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && kebab.test(entry.name))
        .map(({ name }) => name)
        .sort()
    : [];

/** A topic that is not in the table of contents would be on no page. */
function unlistedFolders(root: string, listed: readonly TopicData[]): Finding[] {
  return listFolders(root)
    .filter((folder) => !listed.some(({ slug }) => slug === folder))
    .map((folder) => ({
      file: topicsFile,
      line: 1,
      column: 1,
      code: 'topic/unlisted',
      message: `The folder content/${folder} is not in this list: add - slug: ${folder} with its name in both languages, or move its files.`,
    }));
}

/** A file that no reader would ever see is a slip of its author: a wrong folder, a wrong ending. */
function strayFiles(root: string): Finding[] {
  const name = kebab.source.slice(1, -1);
  const lists = 'topics|searches|statements|glossary|versions|unproved|explanations|states|requirements|differences';
  const known = new RegExp(
    `^content/((${lists})\\.yaml|translations\\.json|${name}/((commands|manifests|record)\\.yaml|(manifests|diagrams)/[^/]+\\.yaml|(${languages.join('|')})/(index|(\\d+-)?${name})\\.mdx))$`,
  );
  const notes = languages.map((language) => `${language}/10-some-note.mdx`).join(', ');
  return listFiles(root, 'content', '')
    .filter((file) => !known.test(file))
    .map((file) => ({
      file,
      line: 1,
      column: 1,
      code: 'content/stray-file',
      message: `Nothing reads this file. The folder of a topic holds commands.yaml, manifests.yaml, manifests/*.yaml, diagrams/*.yaml, ${notes}.`,
    }));
}

/** Files below a folder with that ending, in the order of their names, as paths from the root with "/". */
function listFiles(root: string, folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && statSync(join(root, folder, name), { throwIfNoEntry: false })?.isFile())
    .sort()
    .map((name) => relative(root, join(root, folder, name)).replaceAll('\\', '/'));
}
