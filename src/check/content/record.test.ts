import { expect, test } from 'vitest';
import { edited, findingsOf, text, type Changes } from './testing/fixture.ts';

const note = 'content/workloads/pt-br/10-pod.mdx';
const english = 'content/workloads/en/10-pod.mdx';
const commands = 'content/workloads/commands.yaml';
const record = 'content/workloads/record.yaml';
const states = 'content/states.yaml';
const versions = 'content/versions.yaml';

/** The note in both languages, with attributes on its block. */
const placed = (attributes: string): Changes => ({
  ...edited(note, '<Command id="get-pods" />', `<Command id="get-pods" ${attributes} />`),
  ...edited(english, '<Command id="get-pods" />', `<Command id="get-pods" ${attributes} />`),
});
const again = 'run npm run record -- --context NAME --note workloads/pod';

/** One fault each: what it is, the change that makes it, all that must be printed of it. */
const faults: [name: string, change: Changes, lines: string[]][] = [
  [
    'a claim that the record does not show',
    placed('shows="2× Running"'),
    [
      `${note}:9:1 record/claim ` +
        `"get-pods" does not show what the note claims: "Running" stands in 1 lines, not in 2 (${record}:1).`,
    ],
  ],
  [
    'a claim that an empty output would pass',
    placed('shows="0× Pending"'),
    [note, english].map(
      (file) =>
        `${file}:9:1 record/bad-claim <Command id="get-pods"> shows="0× Pending": ` +
        'an empty output would pass: name a text that the output must hold.',
    ),
  ],
  [
    'a block without a record and without a reason',
    { [record]: undefined },
    [
      `${note}:9:1 record/missing ` +
        `"get-pods" is not recorded: ${again}, or say in "requires" what it needs that a recording machine has not.`,
    ],
  ],
  [
    'a record that no block uses',
    { [record]: text(record).concat(text(record)) },
    [
      `${record}:9:3 record/unused No block of workloads/pod is "get-pods" any more: ` +
        'npm run record -- --context NAME --note workloads/pod takes it out, or delete the entry.',
    ],
  ],
  [
    'a record of another command',
    edited(record, 'run: kubectl get pods', 'run: kubectl get pod'),
    [`${note}:9:1 record/stale The command has changed since "get-pods" was recorded: ${again}.`],
  ],
  [
    'an exit code that no claim names',
    edited(record, '  stdout: |', '  exit: 1\n  stdout: |'),
    [
      `${note}:9:1 record/claim ` +
        `"get-pods" does not show what the note claims: it ended with 1, and no claim says so (${record}:1).`,
    ],
  ],
  [
    'a claim in one language only',
    edited(note, '<Command id="get-pods" />', '<Command id="get-pods" shows="Running" />'),
    [
      `${english}:9:1 twin/commands <Command id="get-pods" /> stands here and not in ${note}.`,
      `${note}:9:1 twin/commands <Command id="get-pods" shows="Running" /> stands here and not in ${english}.`,
    ],
  ],
  [
    'a state that does not exist',
    {
      ...edited(note, 'begins: [cluster]', 'begins: [clusters]'),
      ...edited(english, 'begins: [cluster]', 'begins: [clusters]'),
    },
    [english, note].map(
      (file) => `${file}:1:1 note/no-such-state There is no state "clusters". Did you mean "cluster"?`,
    ),
  ],
  [
    'a note that does not say what it begins from',
    { ...edited(note, 'begins: [cluster]', 'begins: []'), ...edited(english, 'begins: [cluster]', 'begins: []') },
    [english, note].map(
      (file) =>
        `${file}:1:1 note/no-state Its commands need a cluster: ` +
        'say in the frontmatter what the note begins from and leaves, like begins: [cluster].',
    ),
  ],
  [
    'a command that reads a file before the note gives it',
    {
      ...edited(commands, 'run: kubectl get pods', 'run: kubectl get -f pod.yaml'),
      'content/explanations.yaml':
        '- command: kubectl\n  says: { pt-br: O cliente., en: The client. }\n' +
        '- command: kubectl get\n  says: { pt-br: Lista., en: Lists. }\n' +
        '  flags: { filename: { says: { pt-br: O arquivo., en: The file. } } }\n',
      ...edited(record, 'run: kubectl get pods', 'run: kubectl get -f pod.yaml\n  of: 817bfce1'),
    },
    [english, note].map(
      (file) =>
        `${file}:9:1 note/no-file The command reads pod.yaml, which the reader does not have: ` +
        'show it above with <Manifest file="workloads/pod.yaml" />, or link to /manifests/workloads/pod.yaml.',
    ),
  ],
  [
    'a step of a state that nothing makes',
    { [states]: `${text(states)}  steps: [get-pod]\n` },
    [`${states}:1:3 state/no-such-step There is no command or manifest "get-pod". Did you mean "get-pods"?`],
  ],
  [
    'a requirement that does not exist',
    { [commands]: `${text(commands)}  requires: network\n` },
    [`${commands}:1:3 command/no-such-requirement There is no requirement "network".`],
  ],
  [
    'a version that versions.yaml does not know',
    {
      ...edited(note, 'Veja', 'O kind 0.34 veja'),
      ...edited(english, 'See [', 'With kind 0.34 see ['),
      [versions]:
        "- id: kind\n  name: kind\n  about: { pt-br: É, en: Is }\n  releases: [{ version: '0.33.0' }]\n" +
        "  checked: 2026-11-22\n  sources: [{ title: kind, url: 'https://kind.sigs.k8s.io/' }]\n",
    },
    [
      `${english}:13:6 version/unknown content/versions.yaml does not know kind 0.34: it has 0.33.0. ` +
        'Write one of these, or add it there with its source.',
      `${note}:13:3 version/unknown content/versions.yaml does not know kind 0.34: it has 0.33.0. ` +
        'Write one of these, or add it there with its source.',
    ],
  ],
];

test.each(faults)('%s', async (_, change, lines) => {
  expect((await findingsOf(change)).sort()).toEqual([...lines].sort());
});

test.each([
  ['a claim that holds', placed('shows="web … Running; 1× Running"')],
  [
    'a block that says what it needs, and has an entry without an output',
    { ...placed('requires="internet"'), [record]: text(record).replace(/ {2}day[\s\S]*/, '') },
  ],
])('finds nothing wrong in %s', async (_, change) => {
  expect(await findingsOf(change)).toEqual([]);
});
