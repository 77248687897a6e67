import { extractFrontmatter, parseFrontmatter as parseAsAstro } from 'astro/markdown';
import { mdxToMdast } from 'satteri';
import type { Finding } from './finding.ts';
import { noteSchema, type NoteData } from './schema.ts';
import { checkSchema, parseYaml, type Place } from './yaml.ts';

/** What a note says of itself and what it points at, with the lines on which it does. */
export interface NoteText {
  data: NoteData | undefined;
  headings: ({ id: string; depth: number } & Place)[];
  /** `<Command id>` in order of appearance. */
  commands: NoteCommand[];
  /** `<Manifest file>` in order of appearance, as `topic/name.yaml`. */
  manifests: ({ file: string } & Place)[];
  /** `<Diagram name>` in order of appearance, as `topic/name`. */
  diagrams: ({ name: string } & Place)[];
  /** `<Term id>` in order of appearance. */
  terms: ({ id: string } & Place)[];
  /** The text before the first heading, as the section ``, and each heading's own. */
  sections: { id: string; line: number; text: string }[];
  /** Targets of Markdown links. */
  links: ({ url: string } & Place)[];
  /** Fenced blocks and inline code, each with the place of its first character and the language of a block. */
  code: ({ text: string; language: string | undefined; inline: boolean } & Place)[];
  /** Where each of the note's statements is named. */
  statementPlaces: ({ id: string } & Place)[];
  findings: Finding[];
}

/** `<Command id>` as a note places it. */
export interface NoteCommand extends Place {
  id: string;
  /** The note says that it shows it a second time. */
  again: boolean;
  /** What its output shows, as src/record/claim.ts reads it. */
  shows: string | undefined;
  /** It stays open in a second terminal while what follows runs in the first. */
  terminal: 'first' | 'second';
  /** What only this block needs, beside what its command needs: an id of content/requirements.yaml. */
  requires: string | undefined;
}

/** The components an author may place, each with the attributes it must have and may have. */
const components: Record<string, { needs: readonly string[]; may: readonly string[] }> = {
  Command: { needs: ['id'], may: ['again', 'shows', 'terminal', 'requires'] },
  Manifest: { needs: ['file'], may: [] },
  Diagram: { needs: ['name'], may: [] },
  Aside: { needs: ['kind'], may: ['title'] },
  Term: { needs: ['id'], may: [] },
};
/** The names of the blocks an author may place. */
export const blockNames = Object.keys(components);
const asideKinds = ['note', 'tip', 'trap', 'since'];

/** Parses the MDX of one note. Reports bad frontmatter, bad MDX, unknown components and headings without an id. */
export function parseNote(source: string, file: string): NoteText {
  const note: NoteText = {
    data: undefined,
    headings: [],
    commands: [],
    manifests: [],
    diagrams: [],
    terms: [],
    sections: [],
    links: [],
    code: [],
    statementPlaces: [],
    findings: [],
  };
  parseFrontmatter(source, file, note);
  try {
    walk(mdxToMdast(source, { features: { headingAttributes: true } }) as unknown as MdNode, file, note);
  } catch (error) {
    note.findings.push(syntaxFinding(error, file));
  }
  note.sections = sectionsOf(source, note.headings);
  return note;
}

/** The MDX of a note below its frontmatter. */
export const bodyOf = ({ sections }: NoteText) =>
  sections
    .map(({ text }) => text)
    .join('\n')
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\n---[^\S\n]*\r?\n/, '');

function sectionsOf(source: string, headings: NoteText['headings']): NoteText['sections'] {
  const lines = source.split('\n');
  const starts = [{ id: '', line: 1 }, ...headings];
  return starts.map(({ id, line }, index) => ({
    id,
    line,
    text: lines.slice(line - 1, (starts[index + 1]?.line ?? Infinity) - 1).join('\n'),
  }));
}

interface MdNode {
  type: string;
  position?: { start: Place };
  value?: string;
  lang?: string | null;
  children?: MdNode[];
  depth?: number;
  url?: string;
  name?: string;
  attributes?: { type: string; name?: string; value?: unknown }[];
  data?: { hProperties?: { id?: string } };
}

function parseFrontmatter(source: string, file: string, note: NoteText) {
  const block = /^\uFEFF?---\r?\n([\s\S]*?)^---[^\S\n]*$/m.exec(source);
  if (block?.index !== 0 || extractFrontmatter(source)?.trim() !== block[1]?.trim()) {
    const message = 'A note begins with frontmatter: --- title, description and statements ---';
    note.findings.push({ file, line: 1, column: 1, code: 'note/no-frontmatter', message });
    return;
  }
  const yaml = parseYaml(block[1] ?? '', file, 2);
  note.findings.push(...yaml.findings);
  if (yaml.findings.length > 0) return;
  const { data, findings } = checkSchema(noteSchema, yaml.values[0] ?? {}, { file, kind: 'note', at: yaml.at });
  note.data = data;
  note.findings.push(...findings);
  for (const { key, message } of findings.length > 0 ? [] : readOtherwise(source, yaml.values[0]))
    note.findings.push({ file, ...yaml.at([key]), code: 'note/ambiguous-value', message });
  note.statementPlaces = statementsOf(yaml.values[0]).map((id, index) => ({ id, ...yaml.at(['statements', index]) }));
}

/**
 * Astro parses frontmatter with another YAML parser than ours, to which 2026-11-22 is a date. Both must read the same.
 */
function readOtherwise(source: string, ours: unknown): { key: string; message: string }[] {
  try {
    const theirs = parseAsAstro(source).frontmatter;
    return Object.entries(ours ?? {})
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(theirs[key]))
      .map(([key]) => ({
        key,
        message: `The value of "${key}" is no plain text to every reader of YAML: put it in quotes.`,
      }));
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return [{ key: '', message: `Astro cannot read this frontmatter: ${reason}.` }];
  }
}

/** Read before the schema has spoken, so that an unknown number is found beside an unknown key. */
function statementsOf(frontmatter: unknown): string[] {
  const { statements } = (frontmatter ?? {}) as { statements?: unknown };
  return Array.isArray(statements) ? statements.map(String) : [];
}

function walk(node: MdNode, file: string, note: NoteText) {
  const at = node.position?.start ?? { line: 1, column: 1 };
  const place = { line: at.line, column: at.column };
  const report = (code: string, message: string) => note.findings.push({ file, ...place, code, message });
  if (node.type === 'heading') {
    const id = node.data?.hProperties?.id;
    if (node.depth === 1) report('note/h1', 'The title of the frontmatter is the only h1: begin headings with ##.');
    else if (!id || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      report('note/heading-id', 'A heading carries a short English id, the same in both languages: ## Título {#title}');
    else note.headings.push({ id, depth: node.depth ?? 2, ...place });
  }
  if ((node.type === 'link' || node.type === 'definition') && node.url !== undefined)
    note.links.push({ url: node.url, ...place });
  if (node.type === 'code')
    note.code.push({
      text: node.value ?? '',
      language: node.lang ?? undefined,
      inline: false,
      line: place.line + 1,
      column: place.column,
    });
  if (node.type === 'inlineCode')
    note.code.push({
      text: node.value ?? '',
      language: undefined,
      inline: true,
      line: place.line,
      column: place.column + 1,
    });
  if (node.type === 'image' || node.type === 'imageReference')
    report('note/image', 'A note shows no picture files: draw it as data and place <Diagram name="topic/name" />.');
  if (isCode(node))
    report('note/expression', 'A note runs no code: put <, { and } into `code`, and leave out import and export.');
  if (node.type.startsWith('mdxJsx')) readComponent(node, place, note, report);
  for (const child of node.children ?? []) walk(child, file, note);
}

/**
 * MDX would run what stands in braces, and fail on a name it does not know only when it draws the page.
 * A comment is none.
 */
const isCode = ({ type, value }: MdNode) =>
  type === 'mdxjsEsm' ||
  (/^mdx(Flow|Text)Expression$/.test(type) && !/^\s*(\/\*((?!\*\/)[\s\S])*\*\/\s*)*$/.test(value ?? ''));

function readComponent(node: MdNode, place: Place, note: NoteText, report: (code: string, message: string) => void) {
  const name = node.name ?? '';
  const known = components[name];
  if (!known) {
    report(
      'note/unknown-component',
      `<${name}> is not a block of the notebook: use ${Object.keys(components)
        .map((c) => `<${c}>`)
        .join(', ')} or Markdown.`,
    );
    return;
  }
  const given = new Map((node.attributes ?? []).map((attribute) => [attribute.name ?? '', attribute.value]));
  for (const attribute of given.keys())
    if (attribute === '') report('note/expression', `<${name}> takes its attributes one by one, as plain text.`);
    else if (![...known.needs, ...known.may].includes(attribute))
      report(
        'note/unknown-attribute',
        `<${name}> has no attribute "${attribute}": it takes ${[...known.needs, ...known.may].join(', ')}.`,
      );
  for (const attribute of known.needs)
    if (typeof given.get(attribute) !== 'string')
      report('note/missing-attribute', `<${name}> needs ${attribute}="...", as plain text.`);
  const value = given.get(known.needs[0] ?? '');
  if (typeof value !== 'string') return;
  if (name === 'Command') note.commands.push(toCommand(value, given, place, report));
  if (name === 'Manifest') note.manifests.push({ file: value, ...place });
  if (name === 'Diagram') note.diagrams.push({ name: value, ...place });
  if (name === 'Term') note.terms.push({ id: value, ...place });
  if (name === 'Aside' && !asideKinds.includes(value))
    report('note/bad-value', `<Aside kind="${value}">: the kinds are ${asideKinds.join(', ')}.`);
}

function toCommand(
  id: string,
  given: ReadonlyMap<string, unknown>,
  place: Place,
  report: (code: string, message: string) => void,
): NoteCommand {
  const textOf = (name: string) => {
    const value = given.get(name);
    if (value !== undefined && (typeof value !== 'string' || value.trim() === ''))
      report('note/bad-value', `<Command id="${id}">: ${name} is plain text, like ${name}="...".`);
    return typeof value === 'string' ? value : undefined;
  };
  const terminal = textOf('terminal');
  if (terminal !== undefined && terminal !== 'second')
    report('note/bad-value', `<Command id="${id}">: terminal is "second", or left out for the first.`);
  return {
    id,
    again: given.has('again'),
    shows: textOf('shows'),
    terminal: terminal === 'second' ? 'second' : 'first',
    requires: textOf('requires'),
    ...place,
  };
}

/** Sätteri's messages begin with `line:column: ` and end with the rule's name. */
function syntaxFinding(error: unknown, file: string): Finding {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError)
    return {
      file,
      line: 1,
      column: 1,
      code: 'note/mdx',
      message: 'Quotes or lists stand too deeply inside of each other in this note.',
    };
  const [, line = '1', column = '1', message = text] = /^(\d+):(\d+): ([\s\S]*)$/.exec(text) ?? [];
  return {
    file,
    line: Number(line),
    column: Number(column),
    code: 'note/mdx',
    message: `This is not MDX: ${message} Put <, { and } into \`code\`.`,
  };
}
