import { expect, test } from 'vitest';
import { kubectlTree } from '../../src/kubernetes/kubectl/tree.ts';
import { trees } from '../../src/kubernetes/kubectl/trees.ts';
import { parseFlags } from './cobra.ts';
import { parseCommandNames, parseOneOf } from './kubectl.ts';
import { printTree } from './print.ts';

test("reads the flags of cobra's own help", () => {
  const help = `Flags:
      --all-clusters     If present, list all the available nodes
  -h, --help             help for nodes
  -n, --name string      the cluster context name (default "kind")
      --nodes strings    comma separated list of nodes
      --wait duration    how long to wait (default 0s)
      --dry-run string[="unset"]   simulates the operation. Must be "none", "server", or "client" (default "none")
  -o, --output format    prints the output in the specified format. Allowed values: table, json, yaml (default table)
  -l, --labels stringToString   labels (default [])

Global Flags:
  -v, --verbosity int32   info log verbosity
`;
  expect(parseFlags(help)).toEqual({
    'all-clusters': { type: 'bool' },
    name: { type: 'string', short: 'n', default: 'kind' },
    nodes: { type: 'stringSlice' },
    wait: { type: 'duration', default: '0s' },
    'dry-run': { type: 'string', default: 'none', alone: 'unset' },
    output: { type: 'string', short: 'o', default: 'table', oneOf: ['table', 'json', 'yaml'] },
    labels: { type: 'stringToString', short: 'l' },
    verbosity: { type: 'int32', short: 'v' },
  });
});

test("reads the commands of kubectl's help under every heading", () => {
  const help =
    'Text.\n\nBasic Commands (Beginner):\n  create          Create\n  run             Run\n\n' +
    'Other Commands:\n  version         Print\n\nUsage:\n  kubectl [flags]\n';
  expect(parseCommandNames(help)).toEqual(['create', 'run', 'version']);
});

test('reads the values that a description names', () => {
  expect(parseOneOf('Output format. One of: (json, yaml, name).')).toEqual(['json', 'yaml', 'name']);
  expect(parseOneOf('Must be "none", "server", or "client". If client strategy, only print.')).toEqual([
    'none',
    'server',
    'client',
  ]);
  expect(parseOneOf('Must be one of: strict (or true), warn, ignore (or false). "true"')).toEqual([
    'strict',
    'true',
    'warn',
    'ignore',
    'false',
  ]);
  expect(parseOneOf('Only return logs after a date. Only one of since-time / since may be used.')).toBeUndefined();
});

test('prints a tree that is the same when it is read again', () => {
  for (const tree of Object.values(trees)) expect(JSON.parse(printTree(tree))).toEqual(tree);
});

test('knows what help does not print', () => {
  expect(kubectlTree.commands['autoscale']?.flags?.['cpu']).toEqual({ type: 'string', since: '1.34' });
  expect(kubectlTree.commands['get']?.flags?.['output']?.valuesSince).toEqual({ kyaml: '1.35' });
  expect(trees['helm']?.commands['repo']?.commands?.['add']?.arguments).toEqual({ min: 2, max: 2 });
});
