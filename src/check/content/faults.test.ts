import { expect, test } from 'vitest';
import { edited, findingsOf, text, type Changes } from './testing/fixture.ts';

const note = 'content/workloads/pt-br/10-pod.mdx';
const english = 'content/workloads/en/10-pod.mdx';
const commands = 'content/workloads/commands.yaml';
const manifests = 'content/workloads/manifests.yaml';
const pod = 'content/workloads/manifests/pod.yaml';
const statements = 'content/statements.yaml';
const explanations = 'content/explanations.yaml';
const glossary = 'content/glossary.yaml';
const topics = 'content/topics.yaml';
const searches = 'content/searches.yaml';
const front = '---\ntitle: T\ndescription: D.\n---\n';
const versions = 'content/versions.yaml';
const term = '- id: pod\n  term: { pt-br: Pod, en: Pod }\n  means: { pt-br: É, en: Is }\n';
const version = `- id: kind
  name: kind
  about: { pt-br: É, en: Is }
  checked: 2026-11-22
  sources: [{ title: kind, url: 'https://kind.sigs.k8s.io/' }]
`;
const diagram = 'content/workloads/diagrams/pod.yaml';
const drawn = `title: { pt-br: T, en: T }
description: { pt-br: D, en: D }
boxes:
  - { id: a, label: A, link: /workloads/pod/ }
  - { id: b, label: B }
edges:
  - { from: a, to: b }
`;
const shown = {
  ...edited(note, 'Veja', '<Diagram name="workloads/pod" />\n\nVeja'),
  ...edited(english, 'See [', '<Diagram name="workloads/pod" />\n\nSee ['),
};
/** A notebook that shows a diagram with one part of it replaced. */
const redrawn = (part: string, by: string) => {
  if (!drawn.includes(part)) throw new Error(`The diagram has no ${part}`);
  return { ...shown, [diagram]: drawn.replace(part, by) };
};
const added = (file: string, lines: string) => ({ [file]: text(file) + lines });

// What several findings say.
const stray =
  'Nothing reads this file. The folder of a topic holds commands.yaml, manifests.yaml, manifests/*.yaml, ' +
  'diagrams/*.yaml, pt-br/10-some-note.mdx, en/10-some-note.mdx.';
const unlisted =
  `${pod}:1:1 manifest/no-entry No entry of ${manifests} says what it does: ` +
  'add - file: pod.yaml with does in both languages.';
const commandKeys = 'id, run, does, words, needs, where, since, requires.';
const headingId = 'A heading carries a short English id, the same in both languages: ## Título {#title}';
const noBlock = 'is not a block of the notebook: use <Command>, <Manifest>, <Diagram>, <Aside>, <Term> or Markdown.';
const onlyOnce =
  'one of them has its address there; show a command a second time as <Command id="..." again />, ' +
  'and define a term only the first time.';
const inCode = 'Put <, { and } into `code`.';

test('finds nothing in a sound notebook', async () => {
  expect(await findingsOf({})).toEqual([]);
  expect(await findingsOf({ ...shown, [diagram]: drawn })).toEqual([]);
});

/** One fault each: what it is, the change that makes it, all that must be printed of it. */
const faults: [name: string, change: Changes, lines: (string | RegExp)[]][] = [
  // Bytes and characters
  [
    'a byte that is no UTF-8',
    { [commands]: Buffer.concat([Buffer.from('# ol'), Buffer.from([0xe1]), Buffer.from(`\n${text(commands)}`)]) },
    [`${commands}:1:5 text/not-utf-8 Here stands no character: save the file as UTF-8.`],
  ],
  [
    'a byte order mark before a note',
    { [note]: `\uFEFF${text(note)}` },
    [`${note}:1:1 text/byte-order-mark The file begins with a byte order mark: save it as UTF-8 without one.`],
  ],
  [
    'a byte order mark before YAML',
    { [commands]: `\uFEFF${text(commands)}` },
    [`${commands}:1:1 text/byte-order-mark The file begins with a byte order mark: save it as UTF-8 without one.`],
  ],
  [
    'a NUL in a note',
    edited(note, 'Veja', 'Ve\0ja'),
    [`${note}:13:3 text/invisible A character that nobody sees stands here (U+0000): delete it.`],
  ],
  [
    'an escape code in a comment',
    added(commands, '# \u001b[0m\n'),
    [`${commands}:5:3 text/invisible A character that nobody sees stands here (U+001B): delete it.`],
  ],
  [
    'a space of no width in a command',
    edited(commands, 'Listar', 'Lis\u200btar'),
    [`${commands}:3:21 text/invisible A character that nobody sees stands here (U+200B): delete it.`],
  ],
  [
    'a turn of the direction of writing',
    edited(note, 'Veja', 'Ve\u202eja'),
    [`${note}:13:3 text/invisible A character that nobody sees stands here (U+202E): delete it.`],
  ],
  // Empty files
  [
    'a list of nothing but comments',
    { [glossary]: '# soon\n' },
    [`${glossary}:1:1 yaml/empty This file is empty: write its first entry, or delete it.`],
  ],
  [
    'an empty manifest',
    { [pod]: '' },
    [`${pod}:1:1 manifest/empty This file is empty: write a manifest, or delete it.`],
  ],
  [
    'an empty diagram',
    { 'content/workloads/diagrams/a.yaml': '' },
    [`content/workloads/diagrams/a.yaml:1:1 yaml/empty This file is empty: write its first entry, or delete it.`],
  ],
  [
    'an empty note',
    { [note]: '' },
    [`${note}:1:1 note/no-frontmatter A note begins with frontmatter: --- title, description and statements ---`],
  ],
  [
    'frontmatter with nothing in it',
    edited(note, 'title: Pod\ndescription: O Pod é a menor unidade.\n', ''),
    [
      `${note}:2:1 note/missing-field "title" is missing: give the h1 of the page, at most 60 characters.`,
      `${note}:2:1 note/missing-field ` +
        '"description" is missing: give one sentence that answers the title, at most 200 characters; shown on top.',
    ],
  ],
  [
    'frontmatter that never ends',
    edited(note, '[cluster]\n---', '[cluster]\n'),
    [`${note}:1:1 note/no-frontmatter A note begins with frontmatter: --- title, description and statements ---`],
  ],
  // YAML
  [
    'a list in two documents',
    added(commands, '---\n- id: b\n'),
    [`${commands}:1:1 yaml/documents This file is one YAML document: take out the line --- between its parts.`],
  ],
  [
    'an alias of nothing',
    edited(statements, 'says: { pt-br: é, en: is }', 'says: *texts'),
    [
      `${statements}:1:1 yaml/alias ` +
        'This YAML has no value: Unresolved alias (the anchor must be set before the alias): texts.',
    ],
  ],
  [
    'an alias of itself',
    edited(statements, 'says: { pt-br: é, en: is }', 'says: &a { pt-br: é, en: *a }'),
    [`${statements}:1:1 yaml/alias This YAML has no value: an alias stands inside of what it names.`],
  ],
  [
    'aliases that grow without end',
    {
      [glossary]:
        `- &a [${'x,'.repeat(9)}]\n` +
        `- &b [${'*a,'.repeat(9)}]\n` +
        `- &c [${'*b,'.repeat(9)}]\n` +
        `- [${'*c,'.repeat(9)}]\n`,
    },
    [
      `${glossary}:1:1 yaml/alias ` +
        'This YAML has no value: Excessive alias count indicates a resource exhaustion attack.',
    ],
  ],
  [
    'a tab that indents',
    { [versions]: version.replace('  name', '\tname') },
    [`${versions}:2:2 yaml/syntax This is not YAML: Unexpected scalar at node end`],
  ],
  [
    'a tag that nobody knows',
    { [glossary]: term.replace('id: pod', 'id: !name pod') },
    [`${glossary}:1:7 yaml/syntax This is not YAML: Unresolved tag: !name`],
  ],
  [
    'a string that never ends',
    { [glossary]: term.replace('Pod, en', '"Pod, en') },
    [`${glossary}:4:1 yaml/syntax This is not YAML: Missing closing "quote`],
  ],
  [
    'a key twice in an entry',
    added(commands, '  needs: nothing\n'),
    [`${commands}:5:3 yaml/syntax This is not YAML: Map keys must be unique`],
  ],
  [
    'an indentation that fits nowhere',
    { [versions]: version.replace('  checked', '   checked') },
    [`${versions}:4:1 yaml/syntax This is not YAML: All mapping items must start at the same column`],
  ],
  [
    'nesting without end',
    { [versions]: `- ${'['.repeat(5000)}\n` },
    [/^content\/versions\.yaml:1:\d+ yaml\/syntax This is not YAML: it is nested too deeply$/],
  ],
  // Commands
  [
    'an entry that is a word',
    added(commands, '- kubectl get nodes\n'),
    [`${commands}:5:3 command/bad-value "command" is not right ("kubectl get nodes"): give its keys: ${commandKeys}`],
  ],
  [
    'an entry that is null',
    added(commands, '-\n'),
    [`${commands}:5:2 command/bad-value "command" is not right (null): give its keys: ${commandKeys}`],
  ],
  [
    'an unknown key of a command',
    edited(commands, 'needs:', 'need:'),
    [
      `${commands}:1:3 command/missing-field ` +
        '"needs" is missing: give cluster when an API server must answer, nothing when it works without one.',
      `${commands}:4:3 command/unknown-key Unknown key "need". Did you mean "needs"? The keys here are: ${commandKeys}`,
    ],
  ],
  [
    'an id that is not kebab-case',
    edited(commands, 'id: get-pods', 'id: GetPods'),
    [
      `${commands}:1:3 command/bad-value "id" is not right ("GetPods"): ` +
        'give kebab-case words, verb first, unique over the whole site, like scale-deployment.',
    ],
  ],
  [
    'an id that is a number',
    edited(commands, 'id: get-pods', 'id: 5'),
    [
      `${commands}:1:3 command/bad-value "id" is not right (5): ` +
        'give kebab-case words, verb first, unique over the whole site, like scale-deployment.',
    ],
  ],
  [
    'a command with no text',
    edited(commands, 'run: kubectl get pods', "run: ''"),
    [
      `${commands}:2:3 command/bad-value ` +
        '"run" is not right (""): give exactly what is copied: no prompt, no output; a | block for several lines.',
    ],
  ],
  [
    'a command that is a list',
    edited(commands, 'run: kubectl get pods', 'run: [kubectl, get]'),
    [
      `${commands}:2:3 command/bad-value "run" is not right (["kubectl","get"]): ` +
        'give exactly what is copied: no prompt, no output; a | block for several lines.',
    ],
  ],
  [
    'a caption that is one text',
    edited(commands, '{ pt-br: Listar, en: List }', 'Listar'),
    [
      `${commands}:3:3 command/bad-value "does" is not right ("Listar"): ` +
        'give what the command does, as its caption, in both languages: pt-br and en.',
    ],
  ],
  [
    'a caption in a third language',
    edited(commands, 'en: List }', 'en: List, es: Listar }'),
    [`${commands}:3:36 command/unknown-key Unknown key "es". Did you mean "en"? The keys here are: pt-br, en.`],
  ],
  [
    'a place that does not exist',
    added(commands, '  where: laptop\n'),
    [
      `${commands}:5:3 command/bad-value "where" is not right ("laptop"): ` +
        'give where it is typed: host (left out), pod (in the shell of a pod), node (inside a node).',
    ],
  ],
  [
    'a version that YAML takes for a number',
    added(commands, '  since: 1.30\n'),
    [
      `${commands}:5:3 command/bad-value ` +
        '"since" is not right (1.3): give the oldest kubectl minor that has it, quoted, like "1.34".',
    ],
  ],
  [
    'words that are no list',
    added(commands, '  words: { pt-br: ver, en: [] }\n'),
    [
      `${commands}:5:12 command/bad-value ` +
        '"words.pt-br" is not right ("ver"): give a list of Portuguese search words, numbers in quotes.',
    ],
  ],
  // Manifests
  [
    'a manifest under a bad name',
    edited(manifests, 'pod.yaml', 'Pod.YAML'),
    [
      `${manifests}:1:3 manifest/bad-value ` +
        '"file" is not right ("Pod.YAML"): give the name of a file in manifests/, like deployment.yaml.',
      unlisted,
    ],
  ],
  [
    'a manifest listed twice',
    added(manifests, text(manifests)),
    [
      `${manifests}:3:3 manifest/duplicate-file ` +
        `"workloads/pod.yaml" stands already at ${manifests}:1: give this one another name.`,
    ],
  ],
  [
    'a manifest without what it does',
    edited(manifests, '  does: { pt-br: Um Pod, en: A Pod }\n', ''),
    [
      `${manifests}:1:3 manifest/missing-field ` +
        '"does" is missing: give what the manifest makes, in both languages: pt-br and en.',
      unlisted,
    ],
  ],
  [
    'a tool that does not exist',
    added(manifests, '  apply: helm\n'),
    [
      `${manifests}:3:3 manifest/bad-value "apply" is not right ("helm"): ` +
        'give kubectl (left out) when kubectl applies it, kind when it is a kind config.',
      unlisted,
    ],
  ],
  [
    'a manifest that is a list',
    { [pod]: '- apiVersion: v1\n  kind: Pod\n' },
    [`${pod}:1:1 manifest/no-kind Every document of a manifest has apiVersion and kind.`],
  ],
  [
    'a manifest with Windows ends and a fault',
    { [pod]: 'apiVersion: v1\r\nkind: Pod\r\nkind: Pod\r\n' },
    [`${pod}:3:1 yaml/syntax This is not YAML: Map keys must be unique`],
  ],
  [
    'a manifest in a folder of a folder',
    { 'content/workloads/manifests/more/a.yaml': text(pod) },
    [`content/workloads/manifests/more/a.yaml:1:1 content/stray-file ${stray}`],
  ],
  // Statements
  [
    'a verdict that does not exist',
    edited(statements, 'right', 'maybe'),
    [`${statements}:3:3 statement/bad-value "verdict" is not right ("maybe"): give right, imprecise or wrong.`],
  ],
  [
    'an id of a statement without S',
    edited(statements, 'id: S1', 'id: 1'),
    [`${statements}:1:3 statement/bad-value "id" is not right (1): give the number of the statement, like S15.`],
  ],
  [
    'a statement twice',
    added(statements, text(statements)),
    [`${statements}:6:3 statement/duplicate-id "S1" stands already at ${statements}:1: give this one another name.`],
  ],
  [
    'a source without a title',
    edited(statements, 'title: Docs, url', 'url'),
    [`${statements}:5:13 statement/missing-field "sources.title" is missing: give the name of the source.`],
  ],
  [
    'a source that is not https',
    edited(statements, 'https:', 'http:'),
    [
      `${statements}:5:28 statement/bad-value ` +
        '"sources.url" is not right ("http://kubernetes.io/docs/"): give its https address.',
    ],
  ],
  [
    'statements of a note that are one word',
    edited(note, '[S1]', 'S1'),
    [
      `${note}:4:1 note/bad-value "statements" is not right ("S1"): ` +
        'give the statements of the original notes that this note covers, like [S15, S16].',
    ],
  ],
  // Glossary, versions, translations
  [
    'a term with no name',
    { [glossary]: term.replace('  term: { pt-br: Pod, en: Pod }\n', '') },
    [
      `${glossary}:1:3 term/missing-field ` +
        '"term" is missing: give the term as the notes write it, in both languages: pt-br and en.',
    ],
  ],
  [
    'a term with an unknown key',
    { [glossary]: `${term}  notes: /workloads/pod/\n` },
    [
      `${glossary}:4:3 term/unknown-key ` +
        'Unknown key "notes". Did you mean "note"? The keys here are: id, term, also, means, note.',
    ],
  ],
  [
    'a term whose note is no path',
    { [glossary]: `${term}  note: workloads/pod\n` },
    [
      `${glossary}:4:3 term/bad-value ` +
        '"note" is not right ("workloads/pod"): give the note that explains it, as a link: /control-plane/etcd/.',
    ],
  ],
  [
    'an other name that is no list',
    { [glossary]: `${term}  also: { en: pods }\n` },
    [
      `${glossary}:4:11 term/bad-value ` +
        '"also.en" is not right ("pods"): give a list of English search words, numbers in quotes.',
    ],
  ],
  [
    'two versions of one id',
    { [versions]: version + version },
    [`${versions}:6:3 version/duplicate-id "kind" stands already at ${versions}:1: give this one another name.`],
  ],
  [
    'a release without its version',
    { [versions]: `${version}  releases: [{ released: 2026-08-26 }]\n` },
    [`${versions}:6:14 version/missing-field "releases.version" is missing: give the version, quoted, like "1.37".`],
  ],
  [
    'a day that no month has',
    { [versions]: version.replace('2026-11-22', '2026-02-30') },
    [
      `${versions}:4:3 version/bad-value ` +
        '"checked" is not right ("2026-02-30"): give the day on which this was checked, like 2026-11-22.',
    ],
  ],
  [
    'an end that is no day',
    { [versions]: `${version}  releases: [{ version: '1', end: soon }]\n` },
    [
      `${versions}:6:30 version/bad-value ` +
        '"releases.end" is not right ("soon"): give the last day of its support, like 2027-10-28.',
    ],
  ],
  // Diagrams
  [
    'a diagram that is a list',
    { ...shown, [diagram]: '- a\n' },
    [
      `${diagram}:1:1 diagram/bad-value "diagram" is not right (["a"]): ` +
        'give its keys: title, description, arrange, narrow, gap, boxes, edges, steps, still.',
    ],
  ],
  [
    'a diagram with no boxes',
    { ...shown, [diagram]: drawn.replace(/boxes:\n.*\n.*\n/, 'boxes: []\n').replace(/edges:\n.*\n/, '') },
    [`${diagram}:3:1 diagram/bad-value "boxes" is not right ([]): give the outermost boxes.`],
  ],
  [
    'an unknown key deep in a diagram',
    redrawn('label: B', 'label: B, boxes: [{ lable: C }]'),
    [
      `${diagram}:5:34 diagram/unknown-key Unknown key "lable". Did you mean "label"? The keys here are: ` +
        'id, kind, label, text, code, subject, look, states, link, grow, arrange, narrow, align, gap, boxes.',
    ],
  ],
  [
    'a step that is no number',
    redrawn('{ from: a, to: b }', '{ from: a, to: b, steps: [one] }'),
    [
      `${diagram}:7:31 diagram/bad-value ` +
        '"edges.steps" is not right ("one"): give the steps to which it belongs, like [1].',
    ],
  ],
  [
    'an arrangement that does not exist',
    redrawn('boxes:\n', 'arrange: circle\nboxes:\n'),
    [`${diagram}:3:1 diagram/bad-value "arrange" is not right ("circle"): give how the outermost boxes stand.`],
  ],
  [
    'an edge from nowhere',
    redrawn('from: a', 'form: a'),
    [
      `${diagram}:7:5 diagram/missing-field ` +
        '"edges.from" is missing: give the id of the box that begins: who calls, who asks.',
      `${diagram}:7:7 diagram/unknown-key ` +
        'Unknown key "form". Did you mean "from"? The keys here are: from, to, label, both, look, steps.',
    ],
  ],
  [
    'a box that begins as another',
    redrawn('label: B', 'label: B, align: left'),
    [
      `${diagram}:5:24 diagram/bad-value ` +
        '"boxes.align" is not right ("left"): give where boxes lower than their row stand: start or center.',
    ],
  ],
  // Notes
  [
    'a title that is too long',
    edited(note, 'title: Pod', `title: ${'Pod '.repeat(5000)}`),
    [
      `${note}:2:1 note/bad-value "title" is not right ` +
        `("${'Pod '.repeat(14)}...): give the h1 of the page, at most 60 characters.`,
    ],
  ],
  [
    'a title that YAML may take for a date',
    edited(note, 'title: Pod', 'title: 2026-11-22'),
    [
      `${note}:2:1 note/ambiguous-value ` +
        'The value of "title" is no plain text to every reader of YAML: put it in quotes.',
    ],
  ],
  [
    'a title that is empty',
    edited(note, 'title: Pod', 'title: "  "'),
    [`${note}:2:1 note/bad-value "title" is not right ("  "): give the h1 of the page, at most 60 characters.`],
  ],
  [
    'words that are numbers',
    edited(note, 'title: Pod', 'title: Pod\nwords: [80]'),
    [
      `${note}:3:9 note/bad-value "words" is not right (80): ` +
        'give a list of words people type when they look for this note and that are not its title, numbers in quotes.',
    ],
  ],
  [
    'frontmatter that is a list',
    edited(note, 'title: Pod\ndescription: O Pod é a menor unidade.\n', '- title\n- x\n'),
    [`${note}:4:1 yaml/syntax This is not YAML: Unexpected scalar at node end`],
  ],
  [
    'frontmatter after the text',
    { [note]: `x\n\n${text(note)}` },
    [
      `${note}:1:1 note/no-frontmatter A note begins with frontmatter: --- title, description and statements ---`,
      `${note}:4:1 note/heading-id ${headingId}`,
    ],
  ],
  [
    'code in braces',
    edited(note, 'Veja', '{name} Veja'),
    [
      `${note}:13:1 note/expression ` +
        'A note runs no code: put <, { and } into `code`, and leave out import and export.',
    ],
  ],
  [
    'code as an attribute',
    edited(note, 'id="get-pods"', 'id={x}'),
    [`${note}:9:1 note/missing-attribute <Command> needs id="...", as plain text.`],
  ],
  [
    'attributes spread from code',
    edited(note, 'id="get-pods"', 'id="get-pods" {...x}'),
    [`${note}:9:1 note/expression <Command> takes its attributes one by one, as plain text.`],
  ],
  [
    'an import',
    edited(note, '## Ver', 'import x from "y"\n\n## Ver'),
    [`${note}:7:1 note/expression A note runs no code: put <, { and } into \`code\`, and leave out import and export.`],
  ],
  [
    'an export',
    edited(note, '## Ver', 'export const x = 1\n\n## Ver'),
    [`${note}:7:1 note/expression A note runs no code: put <, { and } into \`code\`, and leave out import and export.`],
  ],
  [
    'an HTML comment',
    edited(note, 'Veja', '<!-- Veja -->'),
    [
      `${note}:13:1 note/mdx This is not MDX: Unexpected character \`!\` (U+0021) ` +
        'before name, expected a character that can start a name, such as a letter, `$`, or `_` ' +
        `(note: to create a comment in MDX, use \`{/* text */}\`) (mdx-jsx:unexpected-character) ${inCode}`,
    ],
  ],
  [
    'a brace that is never closed',
    edited(note, 'Veja', 'Veja {'),
    [
      `${note}:13:6 note/mdx This is not MDX: Unexpected end of file in expression, ` +
        `expected a corresponding closing brace for \`{\` (mdx-jsx:unexpected-character) ${inCode}`,
    ],
  ],
  [
    'an aside that is never closed',
    edited(note, 'Veja', '<Aside kind="note">\n\nVeja'),
    [
      `${note}:13:1 note/mdx ` +
        `This is not MDX: Expected a closing tag for \`<Aside>\` (13:1) (mdx-jsx:unexpected-character) ${inCode}`,
    ],
  ],
  [
    'a picture file',
    edited(note, 'Veja', '![Um Pod](pod.png) Veja'),
    [`${note}:13:1 note/image A note shows no picture files: draw it as data and place <Diagram name="topic/name" />.`],
  ],
  [
    'an HTML element',
    edited(note, 'Veja', '<div>x</div>\n\nVeja'),
    [`${note}:13:1 note/unknown-component <div> ${noBlock}`],
  ],
  ['a fragment', edited(note, 'Veja', '<>x</> Veja'), [`${note}:13:1 note/unknown-component <> ${noBlock}`]],
  [
    'a link to a plain http address',
    edited(note, '/workloads/pod/#see', 'http://kubernetes.io/'),
    [`${note}:13:6 note/bad-link "http://kubernetes.io/": write a page as /topic/note/, another site as https://...`],
  ],
  [
    'a link that runs a script',
    edited(note, '/workloads/pod/#see', 'javascript:alert(1)'),
    [`${note}:13:6 note/bad-link "javascript:alert(1)": write a page as /topic/note/, another site as https://...`],
  ],
  [
    'a heading id that is not kebab-case',
    edited(note, '{#see}', '{#See}'),
    [`${note}:7:1 note/heading-id ${headingId}`],
  ],
  [
    'a heading id that stands twice',
    { ...added(note, '\n## B {#see}\n'), ...added(english, '\n## B {#see}\n') },
    [
      `${english}:15:1 note/duplicate-id "#see" stands already at ${english}:7: ${onlyOnce}`,
      `${note}:15:1 note/duplicate-id "#see" stands already at ${note}:7: ${onlyOnce}`,
    ],
  ],
  [
    'a manifest shown twice in a note',
    {
      ...edited(note, 'Veja', '<Manifest file="workloads/pod.yaml" />\n\nVeja'),
      ...edited(english, 'See [', '<Manifest file="workloads/pod.yaml" />\n\nSee ['),
    },
    [
      `${english}:13:1 note/duplicate-id ` +
        `"<Manifest file="workloads/pod.yaml">" stands already at ${english}:11: ${onlyOnce}`,
      `${note}:13:1 note/duplicate-id "<Manifest file="workloads/pod.yaml">" stands already at ${note}:11: ${onlyOnce}`,
    ],
  ],
  [
    'quotes without end',
    edited(note, 'Veja', `${'>'.repeat(5000)} Veja`),
    [`${note}:1:1 note/mdx Quotes or lists stand too deeply inside of each other in this note.`],
  ],
  [
    'a note with Windows ends and a fault',
    { [note]: text(note).replace('id="get-pods"', 'id="get-pod"').replaceAll('\n', '\r\n') },
    [
      `${english}:9:1 twin/commands <Command id="get-pods" /> stands here and not in ${note}.`,
      `${note}:9:1 note/no-such-command No commands.yaml has a command "get-pod". Did you mean "get-pods"?`,
      `${note}:9:1 twin/commands <Command id="get-pod" /> stands here and not in ${english}.`,
    ],
  ],
  // Names
  [
    'a note under a name that is no address',
    { 'content/workloads/pt-br/20-Réplica set.mdx': text(note) },
    [`content/workloads/pt-br/20-Réplica set.mdx:1:1 content/stray-file ${stray}`],
  ],
  [
    'a note in a folder of a folder',
    { 'content/workloads/pt-br/more/20-a.mdx': text(note) },
    [`content/workloads/pt-br/more/20-a.mdx:1:1 content/stray-file ${stray}`],
  ],
  // Searches
  [
    'a search for what does not exist',
    {
      [searches]:
        'tasks:\n  pt-br: { listar: get-pod }\n  en: { list: [get-pods, /workloads/pod/, workloads/pod.yaml] }\n',
    },
    [
      `${searches}:2:12 search/no-such-answer ` +
        '"listar" is to find "get-pod", which does not exist. Did you mean "get-pods"?',
    ],
  ],
  [
    'searches of one language only',
    { [searches]: 'tasks:\n  pt-br: { listar: get-pods }\n' },
    [/searches\.yaml:1:1 search\/missing-field "tasks\.en" is missing: give/],
  ],
  // Topics
  [
    'a folder that no topic names',
    { 'content/more/pt-br/10-a.mdx': front, 'content/more/en/10-a.mdx': front },
    [
      `${topics}:1:1 topic/unlisted The folder content/more is not in this list: ` +
        'add - slug: more with its name in both languages, or move its files.',
    ],
  ],
  [
    'a topic without a front page',
    added(topics, '- slug: more\n  name: { pt-br: Mais, en: More }\n'),
    [`${topics}:3:3 topic/no-front The topic has no front page: write content/more/pt-br/index.mdx.`],
  ],
  [
    'a topic twice',
    added(topics, text(topics)),
    [`${topics}:3:3 topic/duplicate-slug "workloads" stands already at ${topics}:1: give this one another name.`],
  ],
  [
    'a topic at the address of a page',
    {
      ...added(topics, '- slug: glossary\n  name: { pt-br: Mais, en: More }\n'),
      'content/glossary/pt-br/index.mdx': front,
      'content/glossary/en/index.mdx': front,
    },
    [`${topics}:3:3 topic/taken Another page has the address /glossary/: name it otherwise.`],
  ],
  [
    'a topic without one of its names',
    edited(topics, ', en: Workloads', ''),
    [
      `${topics}:2:3 topic/missing-field ` +
        '"name.en" is missing: give what the topic is called, in the sidebar and on the home page, in English.',
    ],
  ],
  [
    'a folder that no topic can be named after',
    { 'content/Mais coisas/pt-br/10-a.mdx': front },
    [`content/Mais coisas/pt-br/10-a.mdx:1:1 content/stray-file ${stray}`],
  ],
  // Files that nothing reads
  [
    'a file of an editor',
    { 'content/workloads/commands.yaml~': text(commands) },
    [`${commands}~:1:1 content/stray-file ${stray}`],
  ],
  // What names what, and its twin
  [
    'an unknown frontmatter key',
    edited(note, 'title: Pod', 'title: Pod\ntitel: x'),
    [
      `${note}:3:1 note/unknown-key Unknown key "titel". ` +
        'Did you mean "title"? The keys here are: title, description, statements, words, begins, leaves, cleans.',
    ],
  ],
  [
    'a value of the wrong type',
    edited(note, 'title: Pod', 'title: [1]'),
    [/^content\/workloads\/pt-br\/10-pod\.mdx:2:1 note\/bad-value "title" is not right \(\[1\]\): give the h1/],
  ],
  [
    'frontmatter that is not YAML',
    edited(note, 'title: Pod', 'title: "Pod'),
    [/10-pod\.mdx:\d+:\d+ yaml\/syntax This is not YAML/],
  ],
  [
    'a manifest that does not exist',
    edited(note, '"workloads/pod.yaml"', '"workloads/pods.yaml"'),
    [
      `${note}:11:1 note/no-such-manifest ` +
        'There is no manifest "workloads/pods.yaml": name it as topic/file.yaml. Did you mean "workloads/pod.yaml"?',
    ],
  ],
  [
    'a flag that nothing explains',
    edited(commands, 'kubectl get pods', 'kubectl get pods --watch'),
    [
      `${commands}:2:25 explanation/missing ` +
        'Nothing explains --watch: add "watch" to the flags of "command: kubectl get" to content/explanations.yaml.',
    ],
  ],
  [
    'a subcommand that nothing explains',
    edited(commands, 'kubectl get pods', 'kubectl describe pods'),
    [
      `${commands}:2:16 explanation/missing ` +
        'Nothing explains describe: add "command: kubectl describe" to content/explanations.yaml.',
    ],
  ],
  ...[`Lists. ${'x'.repeat(110)}`, 'This command lists.'].map((says): (typeof faults)[number] => [
    `an explanation that is not one plain sentence, like ${says.slice(0, 12)}`,
    edited(explanations, 'Lists.', says),
    [/explanations\.yaml:4:3 explanation\/bad-value "says" is not right .*: give what it is or does, in one plain/],
  ]),
  [
    'an explanation that no command needs',
    { [explanations]: `${text(explanations)}- resource: nodes\n  says: { pt-br: Nós., en: Nodes. }\n` },
    [`${explanations}:7:3 explanation/unused No command has nodes: take it away.`],
  ],
  [
    'an explained flag that no command has',
    edited(explanations, 'Lists. }\n', 'Lists. }\n  flags:\n    watch: { says: { pt-br: Olha., en: Watches. } }\n'),
    [`${explanations}:6:5 explanation/unused No command has the flag watch of kubectl get: take it away.`],
  ],
  [
    'the same explanation twice',
    { [explanations]: `${text(explanations)}- resource: pods\n  says: { pt-br: Pods., en: Pods. }\n` },
    [`${explanations}:7:3 explanation/repeated It is explained above already.`],
  ],
  [
    'a remark beside no field',
    edited(manifests, 'en: A Pod }', 'en: A Pod }\n  notes:\n    - at: spec.image\n      says: { pt-br: É, en: Is }'),
    [`${manifests}:4:7 manifest/no-such-field pod.yaml has no field spec.image.`],
  ],
  [
    'an unknown component',
    edited(note, '<Command id', '<Comando id'),
    [`${note}:9:1 note/unknown-component <Comando> ${noBlock}`],
  ],
  [
    'an unknown attribute',
    edited(note, '<Command id="get-pods"', '<Command id="get-pods" name="x"'),
    [
      `${note}:9:1 note/unknown-attribute ` +
        '<Command> has no attribute "name": it takes id, again, shows, terminal, requires.',
    ],
  ],
  [
    'a missing attribute',
    edited(note, '<Command id="get-pods"', '<Command'),
    [`${note}:9:1 note/missing-attribute <Command> needs id="...", as plain text.`],
  ],
  [
    'a dead link',
    edited(note, '/workloads/pod/#see', '/workloads/pods/'),
    [`${note}:13:6 note/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`],
  ],
  [
    'a dead anchor',
    edited(note, '/workloads/pod/#see', '/workloads/pod/#sea'),
    [`${note}:13:6 note/dead-anchor /workloads/pod/ has no heading {#sea}. Did you mean "see"? It has: see.`],
  ],
  [
    'a link with no leading slash',
    edited(note, '/workloads/pod/#see', 'pod'),
    [`${note}:13:6 note/bad-link "pod": write a page as /topic/note/, another site as https://...`],
  ],
  ['a heading without an id', edited(note, ' {#see}', ''), [`${note}:7:1 note/heading-id ${headingId}`]],
  [
    'a second h1',
    edited(note, '## Ver {#see}', '# Ver {#see}'),
    [`${note}:7:1 note/h1 The title of the frontmatter is the only h1: begin headings with ##.`],
  ],
  [
    'MDX that does not compile',
    edited(note, 'Veja', 'Veja <pod>'),
    [/10-pod\.mdx:13:\d+ note\/mdx This is not MDX: .* Put <, \{ and \} into `code`\.$/],
  ],
  [
    'an unknown kind of aside',
    edited(note, 'Veja', '<Aside kind="warn">x</Aside> Veja'),
    [/note\/bad-value <Aside kind="warn">: the kinds are note, tip, trap, since\./],
  ],
  [
    'an unknown statement',
    edited(note, '[S1]', '[S1, S99]'),
    [`${note}:4:18 note/unknown-statement content/statements.yaml has no statement S99: it has S1 to S1.`],
  ],
  [
    'a statement covered by no note',
    { ...edited(note, '[S1]', '[]'), ...edited(english, '[S1]', '[]') },
    [
      'content/statements.yaml:1:3 statement/not-covered ' +
        'No note covers S1: name it in the "statements" of the note that corrects it.',
    ],
  ],
  [
    'a statement without a source',
    edited('content/statements.yaml', "[{ title: Docs, url: 'https://kubernetes.io/docs/' }]", '[]'),
    [
      `${statements}:5:3 statement/bad-value ` +
        '"sources" is not right ([]): give at least one source: title and url.',
    ],
  ],
  [
    'a manifest that is not YAML',
    { 'content/workloads/manifests/pod.yaml': 'kind: [Pod\n' },
    [/manifests\/pod\.yaml:\d+:\d+ yaml\/syntax This is not YAML/],
  ],
  [
    'a manifest without a kind',
    { 'content/workloads/manifests/pod.yaml': 'a: 1\n' },
    ['content/workloads/manifests/pod.yaml:1:1 manifest/no-kind Every document of a manifest has apiVersion and kind.'],
  ],
  [
    'an entry with no manifest',
    edited(manifests, 'pod.yaml', 'pods.yaml'),
    [`${manifests}:1:3 manifest/no-file There is no file content/workloads/manifests/pods.yaml.`, unlisted],
  ],
  [
    'a command without one of its languages',
    edited(commands, ', en: List', ''),
    [
      `${commands}:3:3 command/missing-field ` +
        '"does.en" is missing: give what the command does, as its caption, in English.',
    ],
  ],
  [
    'a command with a prompt',
    edited(commands, 'run: kubectl', 'run: $ kubectl'),
    [/commands\.yaml:2:3 command\/bad-value "run" is not right .* no prompt, no output/],
  ],
  [
    'a command that needs something unknown',
    edited(commands, 'needs: cluster', 'needs: server'),
    [
      `${commands}:4:3 command/bad-value "needs" is not right ("server"): ` +
        'give cluster when an API server must answer, nothing when it works without one.',
    ],
  ],
  [
    'a duplicate id',
    added(commands, '- id: get-pods\n  run: kubectl get po\n  does: { pt-br: a, en: b }\n  needs: cluster\n'),
    [`${commands}:5:3 command/duplicate-id "get-pods" stands already at ${commands}:1: give this one another name.`],
  ],
  [
    'a command shown twice',
    {
      ...edited(note, 'Veja', '<Command id="get-pods" />\n\nVeja'),
      ...edited(english, 'See [', '<Command id="get-pods" again />\n\nSee ['),
    },
    [/10-pod\.mdx:13:1 note\/duplicate-id .* again \/>, and define a term only the first time\.$/],
  ],
  [
    'two notes at one address',
    { 'content/workloads/pt-br/20-pod.mdx': '---\ntitle: P\ndescription: D.\n---\n' },
    [/20-pod\.mdx:1:1 note\/duplicate-slug/],
  ],
  [
    'a command that no note shows',
    { ...edited(note, '<Command id="get-pods" />', ''), ...edited(english, '<Command id="get-pods" />', '') },
    [`${commands}:1:3 command/unused No note shows it: place <Command id="get-pods" /> in one.`],
  ],
  [
    'a list that is none',
    { [commands]: 'get-pods: kubectl get pods\n' },
    [/commands\.yaml:1:1 command\/not-a-list This file is a list/],
  ],
  ['a missing twin', { [english]: undefined }, [`${note}:1:1 twin/missing Its twin is missing: write ${english}.`]],
  [
    'a note in English only',
    { [note]: undefined },
    [`${english}:1:1 twin/missing Its twin is missing: write ${note}.`],
  ],
  [
    'a heading in one language only',
    edited(english, '{#see}', '{#look}'),
    [`${english}:7:1 twin/headings ## {#look} stands here and not in ${note}.`],
  ],
  [
    'a command in one language only',
    edited(english, '<Command id="get-pods" />\n', ''),
    [`${note}:9:1 twin/commands <Command id="get-pods" /> stands here and not in ${english}.`],
  ],
  [
    'a manifest in one language only',
    edited(note, '<Manifest file="workloads/pod.yaml" />\n', ''),
    [`${english}:11:1 twin/manifests <Manifest file="workloads/pod.yaml" /> stands here and not in ${note}.`],
  ],
  [
    'a statement in one language only',
    edited(english, '[S1]', '[]'),
    [`${note}:4:14 twin/statements S1 stands here and not in ${english}.`],
  ],
  [
    'headings in another order',
    { [note]: `${text(note)}\n## B {#b}\n`, [english]: text(english).replace('## See', '## B {#b}\n\n## See') },
    [`${english}:7:1 twin/headings ## {#b} stands here where ${note} has ## {#see}: keep one order.`],
  ],
  [
    'an edge to a box that does not exist',
    redrawn('to: b', 'to: c'),
    [`${diagram}:7:16 diagram/no-such-box No box has the id "c". Did you mean "a"? The ids are: a, b.`],
  ],
  [
    'a label of a diagram in one language only',
    redrawn('label: B', 'label: { pt-br: B }'),
    [/diagrams\/pod\.yaml:5:\d+ diagram\/bad-value "boxes\.label" is not right/],
  ],
  [
    'a description in one language only',
    redrawn('description: { pt-br: D, en: D }', 'description: { pt-br: D }'),
    [
      `${diagram}:2:1 diagram/missing-field ` +
        '"description.en" is missing: give the same in words, for who does not see it and for who does, in English.',
    ],
  ],
  [
    'a box with a link to no note',
    redrawn('/workloads/pod/', '/workloads/pods/'),
    [`${diagram}:4:24 diagram/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`],
  ],
  [
    'two boxes of one id',
    redrawn('id: b', 'id: a'),
    [
      `${diagram}:5:7 diagram/duplicate-id Another box is called "a": give this one another id.`,
      `${diagram}:7:16 diagram/no-such-box No box has the id "b". Did you mean "a"? The ids are: a, a.`,
    ],
  ],
  [
    'a text too long for its box',
    redrawn('label: B', `label: ${'b'.repeat(90)}`),
    [/pod\.yaml:5:14 diagram\/text-too-long "b+" has "b+", which needs \d+ of \d+ px/],
  ],
  [
    'a step that does not exist',
    redrawn('{ from: a, to: b }', '{ from: a, to: b, steps: [1] }'),
    [`${diagram}:7:31 diagram/no-such-step There is no step 1: the diagram has 0 steps.`],
  ],
  [
    'a kind of box that does not exist',
    redrawn('label: B', 'label: B, kind: pods'),
    [/pod\.yaml:5:\d+ diagram\/bad-value "boxes\.kind" is not right \("pods"\): give what its colour means: control/],
  ],
  [
    'a diagram that no note shows',
    { [diagram]: drawn },
    [`${diagram}:1:1 diagram/unused No note shows it: place <Diagram name="workloads/pod" /> in one.`],
  ],
  [
    'a diagram that does not exist',
    shown,
    [`${note}:13:1 note/no-such-diagram There is no diagram "workloads/pod": name it as topic/file, without .yaml.`],
  ],
  [
    'a term that does not exist',
    edited(note, 'Veja', '<Term id="pods">Pod</Term>'),
    [`${note}:13:1 note/no-such-term content/glossary.yaml has no term "pods".`],
  ],
  [
    'a term defined twice in a note',
    { [glossary]: term, ...edited(note, 'Veja', '<Term id="pod">a</Term> <Term id="pod">b</Term>') },
    [/10-pod\.mdx:13:25 note\/duplicate-id/],
  ],
  [
    'a term without one of its languages',
    { [glossary]: term.replace(', en: Is', '') },
    [`${glossary}:3:3 term/missing-field "means.en" is missing: give one sentence that defines it, in English.`],
  ],
  [
    'a term whose note does not exist',
    { [glossary]: `${term}  note: /workloads/pods/\n` },
    [`${glossary}:1:3 term/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`],
  ],
  ['two terms of one id', { [glossary]: term + term }, [/glossary\.yaml:4:3 term\/duplicate-id/]],
  [
    'a version without the day of its check',
    { [versions]: version.replace('  checked: 2026-11-22\n', '') },
    [
      `${versions}:1:3 version/missing-field ` +
        '"checked" is missing: give the day on which this was checked, like 2026-11-22.',
    ],
  ],
  [
    'a version without a source',
    { [versions]: version.replace(/sources: .*/, 'sources: []') },
    [/versions\.yaml:5:3 version\/bad-value "sources" is not right \(\[\]\)/],
  ],
  [
    'a file that nothing reads',
    { 'content/workloads/pt/10-pod.mdx': '' },
    [/content\/workloads\/pt\/10-pod\.mdx:1:1 content\/stray-file Nothing reads this file/],
  ],
];

/**
 * What follows elsewhere from a fault: its note has no twin's parts, its entry is not there for those who name it, its
 * record is of another command.
 */
const follows =
  / (explanation\/unused|record\/(stale|missing|unused)|twin\/\w+|note\/(no-such-\w+|dead-anchor|unknown-statement)) /;

for (const [name, change, lines] of faults) {
  test(`reports ${name} with its file and line`, async () => {
    const found = await findingsOf(change);
    for (const line of lines)
      expect(found).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
    const own = found.filter((line) => !follows.test(line));
    expect(own.length, own.join('\n')).toBeLessThanOrEqual(lines.length);
  });
}

test.for(['<<<<<<< HEAD\n{}\n', '{"workloads/10-pod.mdx": {"": "x"}}', '[]', ''])(
  'reports a record of translations that is %j',
  async (record) => {
    expect(await findingsOf({ 'content/translations.json': record }, 'before')).toEqual([
      'content/translations.json:1:1 twin/bad-record This record cannot be read: ' +
        'take it back from git, or delete it, compare the notes and run "npm run translated".',
    ]);
  },
);

test('reads a notebook with the line ends of Windows as the same', async () => {
  const windows = Object.fromEntries(
    [note, english, commands, manifests, statements].map((file) => [file, text(file).replaceAll('\n', '\r\n')]),
  );
  expect(await findingsOf(windows, 'before')).toEqual([]);
});

test('does not take a folder for a note', async () => {
  expect(await findingsOf({ 'content/workloads/pt-br/20-a.mdx/readme.txt': 'x' })).toEqual([
    `content/workloads/pt-br/20-a.mdx/readme.txt:1:1 content/stray-file ${stray}`,
  ]);
});

test('reports the faults of ten files at once', async () => {
  const broken: Changes = {
    ...edited(note, 'title: Pod', 'titel: Pod'),
    ...edited(english, 'See [', '{x} See ['),
    ...edited(commands, 'cluster', 'luck'),
    ...edited(manifests, 'en: A Pod', 'es: Un Pod'),
    ...edited(statements, 'right', 'maybe'),
    [pod]: 'kind: [\n',
    [glossary]: '# soon\n',
    [versions]: version.replace('name: kind', 'name: []'),
    [diagram]: '- a\n',
    'content/notes.txt': 'x',
  };
  expect(new Set((await findingsOf(broken)).map((line) => line.split(':')[0]))).toEqual(new Set(Object.keys(broken)));
});

test('reports all faults of all files at once', async () => {
  const found = await findingsOf({
    ...edited(note, 'title: Pod', 'titel: x'),
    ...edited(commands, ', en: List', ''),
    'content/workloads/manifests/pod.yaml': 'a: [',
  });
  for (const part of ['note/unknown-key', 'note/missing-field', 'command/missing-field', 'yaml/syntax'])
    expect(found.join('\n')).toContain(part);
});

test('says which section of a translation is older than its original', async () => {
  expect(await findingsOf(edited(note, 'Veja [a', 'Veja bem [a'), 'before')).toEqual([
    `${english}:7:1 twin/stale The section {#see} is older than its pt-br twin: ` +
      'bring it up to date, then run "npm run translated -- workloads/10-pod.mdx".',
  ]);
  expect(await findingsOf(edited(english, 'A Pod is', 'The Pod is'), 'before')).toEqual([
    `${note}:1:1 twin/stale The beginning is older than its en twin: ` +
      'bring it up to date, then run "npm run translated -- workloads/10-pod.mdx".',
  ]);
});

test('does not take a rewrapped paragraph for a change', async () => {
  expect(await findingsOf(edited(note, 'Veja [a', 'Veja\n[a'), 'before')).toEqual([]);
});

test('asks for a comparison where both languages changed', async () => {
  expect(
    await findingsOf({ ...edited(note, 'Veja [a', 'Leia [a'), ...edited(english, 'See [the', 'Read [the') }, 'before'),
  ).toEqual([
    `${english}:7:1 twin/unrecorded ` +
      'The section {#see} is not recorded as the same in every language: compare it, then run "npm run translated".',
  ]);
});
