import { expect, test } from 'vitest';
import { parse, type Parsed } from './parse.ts';
import { kindTree } from './tree.ts';

const read = (line: string): Parsed => {
  const parsed = parse(line.split(' '));
  if ('stderr' in parsed) throw new Error(parsed.stderr);
  return parsed;
};
const refusal = (line: string) => {
  const parsed = parse(line.split(' '));
  return 'stderr' in parsed ? parsed.stderr : undefined;
};

test('reads flags after arguments, together and with values attached', () => {
  const { command, args, flags } = read('get pods -n loja web -owide -Aw --selector app=web');
  expect(command).toEqual(['get']);
  expect(args).toEqual(['pods', 'web']);
  expect(Object.fromEntries(flags)).toEqual({
    namespace: ['loja'],
    output: ['wide'],
    'all-namespaces': ['true'],
    watch: ['true'],
    selector: ['app=web'],
  });
});

test('leaves what follows -- to the container', () => {
  expect(read('exec -it web -- ls -la /')).toMatchObject({
    command: ['exec'],
    args: ['web'],
    afterDashes: ['ls', '-la', '/'],
  });
  expect(read('exec web').afterDashes).toBeUndefined();
});

test('gives a flag without a value the value that kubectl gives it', () => {
  expect(read('run web --image nginx --dry-run').flags.get('dry-run')).toEqual(['unchanged']);
  expect(read('delete pod web --cascade --wait=0').flags).toEqual(
    new Map([
      ['cascade', ['background']],
      ['wait', ['false']],
    ]),
  );
});

test('gathers lists and splits slices', () => {
  expect(read('apply -f a.yaml,b.yaml -f c.yaml').flags.get('filename')).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
  expect(read('run web --image nginx --env A=1,2 --env B=3').flags.get('env')).toEqual(['A=1,2', 'B=3']);
});

test('resolves aliases and finds a command behind global flags', () => {
  expect(read('create deploy web --image nginx').command).toEqual(['create', 'deployment']);
  expect(read('-n loja top po').command).toEqual(['top', 'pod']);
});

test('takes --help before it asks for what is required', () => {
  expect(read('run --help').flags.get('help')).toEqual(['true']);
});

const refusals = [
  ['gett', 'error: unknown command "gett" for "kubectl"\n\nDid you mean this?\n\tset\n\tget\n'],
  ['xyzzy', 'error: unknown command "xyzzy" for "kubectl"\n'],
  ['get --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n"],
  ['get -xo', "error: unknown shorthand flag: 'x' in -xo\nSee 'kubectl get --help' for usage.\n"],
  ['get -o', "error: flag needs an argument: 'o' in -o\nSee 'kubectl get --help' for usage.\n"],
  ['get --output', "error: flag needs an argument: --output\nSee 'kubectl get --help' for usage.\n"],
  [
    'get --no-headers=abc',
    'error: invalid argument "abc" for "--no-headers" flag: strconv.ParseBool: parsing "abc": invalid syntax\n' +
      "See 'kubectl get --help' for usage.\n",
  ],
  [
    'scale --replicas=x',
    'error: invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax\n' +
      "See 'kubectl scale --help' for usage.\n",
  ],
  [
    'wait --timeout=5d',
    'error: invalid argument "5d" for "--timeout" flag: time: unknown unit "d" in duration "5d"\n' +
      "See 'kubectl wait --help' for usage.\n",
  ],
  [
    'wait --timeout=5',
    'error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"\n' +
      "See 'kubectl wait --help' for usage.\n",
  ],
  ['create deployment web', 'error: required flag(s) "image" not set\n'],
  ['-n x gett', 'error: flags cannot be placed before plugin name: -n\n'],
] as const;

for (const [line, stderr] of refusals) {
  test(`refuses "kubectl ${line}" in kubectl's words`, () => {
    expect(refusal(line)).toBe(stderr);
  });
}

test('reads kind by its own tree', () => {
  expect(parse(['create', 'cluster', '--name', 'estudo', '--wait', '2m'], kindTree)).toMatchObject({
    command: ['create', 'cluster'],
  });
  expect(parse(['create', 'cluster', 'estudo'], kindTree)).toMatchObject({
    stderr: 'ERROR: unknown command "estudo" for "kind create cluster"\n',
    exitCode: 1,
  });
  expect(parse(['get', 'clusters', '--all'], kindTree)).toMatchObject({
    stderr: 'ERROR: unknown flag: --all\n',
    exitCode: 1,
  });
});
