import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { languages, type Language } from '../i18n/languages.ts';
import { checkCharacters } from './characters.ts';
import { diagramSchema, type DiagramData } from './diagram.ts';
import type { Finding } from './finding.ts';
import { parseNote, type NoteText } from './note.ts';
import {
  commandSchema,
  differenceSchema,
  explanationSchema,
  manifestSchema,
  statementSchema,
  termSchema,
  recordSchema,
  requirementSchema,
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
import { listFiles, listFolders, strayFiles, topicsFile, unlistedFolders } from './folders.ts';
import { parseOne, readList } from './list.ts';
import { readSearches, type Search } from './searches.ts';
import type { Topic } from './topics.ts';
import { checkSchema, parseYaml, type Place } from './yaml.ts';

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
