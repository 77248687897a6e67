import { expect, test } from 'vitest';
import { edited, findingsOf, text } from './fixture.ts';

const note = 'content/workloads/pt-br/10-pod.mdx';
const commands = 'content/workloads/commands.yaml';
const manifests = 'content/workloads/manifests.yaml';
const english = 'content/workloads/en/10-pod.mdx';
const glossary = 'content/glossary.yaml';
const explanations = 'content/explanations.yaml';
const versions = 'content/versions.yaml';
const term = '- id: pod\n  term: { pt-br: Pod, en: Pod }\n  means: { pt-br: É, en: Is }\n';
const version =
  "- id: kind\n  name: kind\n  about: { pt-br: É, en: Is }\n  checked: 2026-11-22\n  sources: [{ title: kind, url: 'https://kind.sigs.k8s.io/' }]\n";

const diagram = 'content/workloads/diagrams/pod.yaml';
const drawn =
  'title: { pt-br: T, en: T }\ndescription: { pt-br: D, en: D }\nboxes:\n  - { id: a, label: A, link: /workloads/pod/ }\n  - { id: b, label: B }\nedges:\n  - { from: a, to: b }\n';
const shown = { ...edited(note, 'Veja', '<Diagram name="workloads/pod" />\n\nVeja'), ...edited(english, 'See [', '<Diagram name="workloads/pod" />\n\nSee [') };
/** A notebook that shows a diagram with one part of it replaced. */
const redrawn = (part: string, by: string) => {
  if (!drawn.includes(part)) throw new Error(`The diagram has no ${part}`);
  return { ...shown, [diagram]: drawn.replace(part, by) };
};

test('finds nothing in a sound notebook', () => {
  expect(findingsOf({})).toEqual([]);
  expect(findingsOf({ ...shown, [diagram]: drawn })).toEqual([]);
});

/** One fault each: what it is, the change that makes it, the whole line that must be printed. */
const faults: [name: string, change: Record<string, string | undefined>, line: string | RegExp][] = [
  [
    'an unknown frontmatter key',
    edited(note, 'title: Pod', 'title: Pod\ntitel: x'),
    `${note}:3:1 note/unknown-key Unknown key "titel". Did you mean "title"? The keys here are: title, description, statements, words, begins, leaves, cleans.`,
  ],
  ['a missing field', edited(note, 'title: Pod\n', ''), `${note}:2:1 note/missing-field "title" is missing: give the h1 of the page, at most 60 characters.`],
  [
    'a value of the wrong type',
    edited(note, 'title: Pod', 'title: [1]'),
    /^content\/workloads\/pt-br\/10-pod\.mdx:2:1 note\/bad-value "title" is not right \(\[1\]\): give the h1/,
  ],
  ['no frontmatter', { [note]: '## Ver {#see}\n' }, /10-pod\.mdx:1:1 note\/no-frontmatter/],
  ['frontmatter that is not YAML', edited(note, 'title: Pod', 'title: "Pod'), /10-pod\.mdx:\d+:\d+ yaml\/syntax This is not YAML/],
  [
    'a command that does not exist',
    edited(note, '"get-pods"', '"get-pod"'),
    `${note}:9:1 note/no-such-command No commands.yaml has a command "get-pod". Did you mean "get-pods"?`,
  ],
  [
    'a manifest that does not exist',
    edited(note, '"workloads/pod.yaml"', '"workloads/pods.yaml"'),
    `${note}:11:1 note/no-such-manifest There is no manifest "workloads/pods.yaml": name it as topic/file.yaml. Did you mean "workloads/pod.yaml"?`,
  ],
  [
    'a flag that nothing explains',
    edited(commands, 'kubectl get pods', 'kubectl get pods --watch'),
    `${commands}:2:25 explanation/missing Nothing explains --watch: add "watch" to the flags of "command: kubectl get" to content/explanations.yaml.`,
  ],
  [
    'a subcommand that nothing explains',
    edited(commands, 'kubectl get pods', 'kubectl describe pods'),
    `${commands}:2:16 explanation/missing Nothing explains describe: add "command: kubectl describe" to content/explanations.yaml.`,
  ],
  [
    'an explanation that no command needs',
    { [explanations]: `${text(explanations)}- resource: nodes\n  says: { pt-br: Nós., en: Nodes. }\n` },
    `${explanations}:7:3 explanation/unused No command has nodes: take it away.`,
  ],
  [
    'an explained flag that no command has',
    edited(explanations, 'Lists. }\n', 'Lists. }\n  flags:\n    watch: { says: { pt-br: Olha., en: Watches. } }\n'),
    `${explanations}:6:5 explanation/unused No command has the flag watch of kubectl get: take it away.`,
  ],
  [
    'the same explanation twice',
    { [explanations]: `${text(explanations)}- resource: pods\n  says: { pt-br: Pods., en: Pods. }\n` },
    `${explanations}:7:3 explanation/repeated It is explained above already.`,
  ],
  [
    'a remark beside no field',
    edited(manifests, 'en: A Pod }', 'en: A Pod }\n  notes:\n    - at: spec.image\n      says: { pt-br: É, en: Is }'),
    `${manifests}:4:7 manifest/no-such-field pod.yaml has no field spec.image.`,
  ],
  [
    'an unknown component',
    edited(note, '<Command id', '<Comando id'),
    `${note}:9:1 note/unknown-component <Comando> is not a block of the notebook: use <Command>, <Manifest>, <Diagram>, <Aside>, <Term> or Markdown.`,
  ],
  [
    'an unknown attribute',
    edited(note, '<Command id="get-pods"', '<Command id="get-pods" name="x"'),
    `${note}:9:1 note/unknown-attribute <Command> has no attribute "name": it takes id, again, shows, terminal, requires.`,
  ],
  ['a missing attribute', edited(note, '<Command id="get-pods"', '<Command'), `${note}:9:1 note/missing-attribute <Command> needs id="...", as plain text.`],
  [
    'a dead link',
    edited(note, '/workloads/pod/#see', '/workloads/pods/'),
    `${note}:13:6 note/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`,
  ],
  [
    'a dead anchor',
    edited(note, '/workloads/pod/#see', '/workloads/pod/#sea'),
    `${note}:13:6 note/dead-anchor /workloads/pod/ has no heading {#sea}. Did you mean "see"? It has: see.`,
  ],
  [
    'a link with no leading slash',
    edited(note, '/workloads/pod/#see', 'pod'),
    `${note}:13:6 note/bad-link "pod": write a page as /topic/note/, another site as https://...`,
  ],
  [
    'a heading without an id',
    edited(note, ' {#see}', ''),
    `${note}:7:1 note/heading-id A heading carries a short English id, the same in both languages: ## Título {#title}`,
  ],
  ['a second h1', edited(note, '## Ver {#see}', '# Ver {#see}'), `${note}:7:1 note/h1 The title of the frontmatter is the only h1: begin headings with ##.`],
  ['MDX that does not compile', edited(note, 'Veja', 'Veja <pod>'), /10-pod\.mdx:13:\d+ note\/mdx This is not MDX: .* Put <, \{ and \} into `code`\.$/],
  [
    'an unknown kind of aside',
    edited(note, 'Veja', '<Aside kind="warn">x</Aside> Veja'),
    /note\/bad-value <Aside kind="warn">: the kinds are note, tip, trap, since\./,
  ],
  [
    'an unknown statement',
    edited(note, '[S1]', '[S1, S99]'),
    `${note}:4:18 note/unknown-statement content/statements.yaml has no statement S99: it has S1 to S1.`,
  ],
  [
    'a statement covered by no note',
    { ...edited(note, '[S1]', '[]'), ...edited(english, '[S1]', '[]') },
    'content/statements.yaml:1:3 statement/not-covered No note covers S1: name it in the "statements" of the note that corrects it.',
  ],
  [
    'a statement without a source',
    edited('content/statements.yaml', "[{ title: Docs, url: 'https://kubernetes.io/docs/' }]", '[]'),
    /statements\.yaml:5:3 statement\/bad-value "sources" is not right \(\[\]\): give at least one source: title and url\./,
  ],
  [
    'a source that is no address',
    edited('content/statements.yaml', 'https://kubernetes.io/docs/', 'kubernetes.io'),
    /statements\.yaml:5:\d+ statement\/bad-value "sources\.url" is not right \("kubernetes\.io"\): give its https address\./,
  ],
  ['a manifest that is not YAML', { 'content/workloads/manifests/pod.yaml': 'kind: [Pod\n' }, /manifests\/pod\.yaml:\d+:\d+ yaml\/syntax This is not YAML/],
  [
    'a manifest with a key twice',
    { 'content/workloads/manifests/pod.yaml': 'apiVersion: v1\nkind: Pod\nkind: Pod\n' },
    'content/workloads/manifests/pod.yaml:3:1 yaml/syntax This is not YAML: Map keys must be unique',
  ],
  [
    'a manifest without a kind',
    { 'content/workloads/manifests/pod.yaml': 'a: 1\n' },
    'content/workloads/manifests/pod.yaml:1:1 manifest/no-kind Every document of a manifest has apiVersion and kind.',
  ],
  [
    'a manifest with no entry',
    { 'content/workloads/manifests/b.yaml': 'apiVersion: v1\nkind: Pod\n' },
    /manifests\/b\.yaml:1:1 manifest\/no-entry No entry of content\/workloads\/manifests\.yaml says what it does/,
  ],
  [
    'an entry with no manifest',
    edited(manifests, 'pod.yaml', 'pods.yaml'),
    `${manifests}:1:3 manifest/no-file There is no file content/workloads/manifests/pods.yaml.`,
  ],
  [
    'a command without one of its languages',
    edited(commands, ', en: List', ''),
    `${commands}:3:3 command/missing-field "does.en" is missing: give what the command does, as its caption, in English.`,
  ],
  [
    'a command with a prompt',
    edited(commands, 'run: kubectl', 'run: $ kubectl'),
    /commands\.yaml:2:3 command\/bad-value "run" is not right .* no prompt, no output/,
  ],
  [
    'a command that needs something unknown',
    edited(commands, 'needs: cluster', 'needs: server'),
    /commands\.yaml:4:3 command\/bad-value "needs" is not right \("server"\): give cluster when an API server must answer/,
  ],
  [
    'a duplicate id',
    { 'content/services/commands.yaml': '- id: get-pods\n  run: kubectl get po\n  does: { pt-br: a, en: b }\n  needs: cluster\n' },
    'content/services/commands.yaml:1:3 command/duplicate-id "get-pods" stands already at content/workloads/commands.yaml:1: give this one another name.',
  ],
  [
    'a command shown twice',
    { ...edited(note, 'Veja', '<Command id="get-pods" />\n\nVeja'), ...edited(english, 'See [', '<Command id="get-pods" again />\n\nSee [') },
    /10-pod\.mdx:13:1 note\/duplicate-id .* again \/>, and define a term only the first time\.$/,
  ],
  ['two notes at one address', { 'content/workloads/pt-br/20-pod.mdx': '---\ntitle: P\ndescription: D.\n---\n' }, /20-pod\.mdx:1:1 note\/duplicate-slug/],
  [
    'a command that no note shows',
    { ...edited(note, '<Command id="get-pods" />', ''), ...edited(english, '<Command id="get-pods" />', '') },
    `${commands}:1:3 command/unused No note shows it: place <Command id="get-pods" /> in one.`,
  ],
  ['a list that is none', { [commands]: 'get-pods: kubectl get pods\n' }, /commands\.yaml:1:1 command\/not-a-list This file is a list/],
  ['a missing twin', { [english]: undefined }, `${note}:1:1 twin/missing Its twin is missing: write ${english}.`],
  ['a note in English only', { [note]: undefined }, `${english}:1:1 twin/missing Its twin is missing: write ${note}.`],
  ['a heading in one language only', edited(english, '{#see}', '{#look}'), `${english}:7:1 twin/headings ## {#look} stands here and not in ${note}.`],
  [
    'a command in one language only',
    edited(english, '<Command id="get-pods" />\n', ''),
    `${note}:9:1 twin/commands <Command id="get-pods" /> stands here and not in ${english}.`,
  ],
  [
    'a manifest in one language only',
    edited(note, '<Manifest file="workloads/pod.yaml" />\n', ''),
    `${english}:11:1 twin/manifests <Manifest file="workloads/pod.yaml" /> stands here and not in ${note}.`,
  ],
  ['a statement in one language only', edited(english, '[S1]', '[]'), `${note}:4:14 twin/statements S1 stands here and not in ${english}.`],
  [
    'headings in another order',
    { [note]: `${text(note)}\n## B {#b}\n`, [english]: text(english).replace('## See', '## B {#b}\n\n## See') },
    `${english}:7:1 twin/headings ## {#b} stands here where ${note} has ## {#see}: keep one order.`,
  ],
  [
    'an edge to a box that does not exist',
    redrawn('to: b', 'to: c'),
    `${diagram}:7:16 diagram/no-such-box No box has the id "c". Did you mean "a"? The ids are: a, b.`,
  ],
  [
    'a label of a diagram in one language only',
    redrawn('label: B', 'label: { pt-br: B }'),
    /diagrams\/pod\.yaml:5:\d+ diagram\/bad-value "boxes\.label" is not right/,
  ],
  [
    'a description in one language only',
    redrawn('description: { pt-br: D, en: D }', 'description: { pt-br: D }'),
    `${diagram}:2:1 diagram/missing-field "description.en" is missing: give the same in words, for who does not see it and for who does, in English.`,
  ],
  [
    'a box with a link to no note',
    redrawn('/workloads/pod/', '/workloads/pods/'),
    `${diagram}:4:24 diagram/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`,
  ],
  ['two boxes of one id', redrawn('id: b', 'id: a'), /pod\.yaml:5:7 diagram\/duplicate-id Another box is called "a": give this one another id\./],
  [
    'a text too long for its box',
    redrawn('label: B', `label: ${'b'.repeat(90)}`),
    /pod\.yaml:5:14 diagram\/text-too-long "b+" has "b+", which needs \d+ of \d+ px/,
  ],
  [
    'a step that does not exist',
    redrawn('{ from: a, to: b }', '{ from: a, to: b, steps: [1] }'),
    `${diagram}:7:31 diagram/no-such-step There is no step 1: the diagram has 0 steps.`,
  ],
  [
    'a kind of box that does not exist',
    redrawn('label: B', 'label: B, kind: pods'),
    /pod\.yaml:5:\d+ diagram\/bad-value "boxes\.kind" is not right \("pods"\): give what its colour means: control-plane/,
  ],
  ['a diagram that no note shows', { [diagram]: drawn }, `${diagram}:1:1 diagram/unused No note shows it: place <Diagram name="workloads/pod" /> in one.`],
  ['a diagram that does not exist', shown, `${note}:13:1 note/no-such-diagram There is no diagram "workloads/pod": name it as topic/file, without .yaml.`],
  [
    'a term that does not exist',
    edited(note, 'Veja', '<Term id="pods">Pod</Term>'),
    `${note}:13:1 note/no-such-term content/glossary.yaml has no term "pods".`,
  ],
  [
    'a term defined twice in a note',
    { [glossary]: term, ...edited(note, 'Veja', '<Term id="pod">a</Term> <Term id="pod">b</Term>') },
    /10-pod\.mdx:13:25 note\/duplicate-id/,
  ],
  [
    'a term without one of its languages',
    { [glossary]: term.replace(', en: Is', '') },
    `${glossary}:3:3 term/missing-field "means.en" is missing: give one sentence that defines it, in English.`,
  ],
  [
    'a term whose note does not exist',
    { [glossary]: `${term}  note: /workloads/pods/\n` },
    `${glossary}:1:3 term/dead-link There is no page /workloads/pods/. Did you mean "/workloads/pod/"?`,
  ],
  ['two terms of one id', { [glossary]: term + term }, /glossary\.yaml:4:3 term\/duplicate-id/],
  [
    'a version without the day of its check',
    { [versions]: version.replace('  checked: 2026-11-22\n', '') },
    `${versions}:1:3 version/missing-field "checked" is missing: give the day on which this was checked, like 2026-11-22.`,
  ],
  [
    'a version without a source',
    { [versions]: version.replace(/sources: .*/, 'sources: []') },
    /versions\.yaml:5:3 version\/bad-value "sources" is not right \(\[\]\)/,
  ],
  ['a day that is none', { [versions]: version.replace('2026-11-22', 'ontem') }, /versions\.yaml:4:3 version\/bad-value "checked" is not right \("ontem"\)/],
  [
    'a file that nothing reads',
    { 'content/workloads/pt/10-pod.mdx': '' },
    /content\/workloads\/pt\/10-pod\.mdx:1:1 content\/stray-file Nothing reads this file/,
  ],
];

for (const [name, change, line] of faults) {
  test(`reports ${name} with its file and line`, () => {
    const found = findingsOf(change);
    expect(found).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
    // What follows from the fault may be reported too, and nothing else.
    expect(
      found.filter(
        (text) =>
          !/\/(unused|not-covered|no-such-\w+|no-entry|dead-anchor|unknown-statement|headings|commands|manifests|statements|missing|duplicate-slug)\b/.test(
            text,
          ),
      ).length,
    ).toBeLessThanOrEqual(1);
  });
}

test('reports all faults of all files at once', () => {
  const found = findingsOf({
    ...edited(note, 'title: Pod', 'titel: x'),
    ...edited(commands, ', en: List', ''),
    'content/workloads/manifests/pod.yaml': 'a: [',
  });
  for (const part of ['note/unknown-key', 'note/missing-field', 'command/missing-field', 'yaml/syntax']) expect(found.join('\n')).toContain(part);
});

test('says which section of a translation is older than its original', () => {
  expect(findingsOf(edited(note, 'Veja [a', 'Veja bem [a'), 'before')).toEqual([
    `${english}:7:1 twin/stale The section {#see} is older than its pt-br twin: bring it up to date, then run "npm run translated -- workloads/10-pod.mdx".`,
  ]);
  expect(findingsOf(edited(english, 'A Pod is', 'The Pod is'), 'before')).toEqual([
    `${note}:1:1 twin/stale The beginning is older than its en twin: bring it up to date, then run "npm run translated -- workloads/10-pod.mdx".`,
  ]);
});

test('does not take a rewrapped paragraph for a change', () => {
  expect(findingsOf(edited(note, 'Veja [a', 'Veja\n[a'), 'before')).toEqual([]);
});

test('asks for a comparison where both languages changed', () => {
  expect(findingsOf({ ...edited(note, 'Veja [a', 'Leia [a'), ...edited(english, 'See [the', 'Read [the') }, 'before')).toEqual([
    `${english}:7:1 twin/unrecorded The section {#see} is not recorded as the same in every language: compare it, then run "npm run translated".`,
  ]);
});
