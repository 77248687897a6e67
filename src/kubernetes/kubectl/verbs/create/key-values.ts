import { checkConfigKey } from '../../../grammar/names.ts';
import type { Call } from '../../call.ts';
import { Failure } from '../../failure.ts';

/** Gathers the keys of a ConfigMap or Secret from `--from-literal`, `--from-file` and `--from-env-file`. */
export async function readKeyValues(
  call: Call,
  kind: 'ConfigMap' | 'Secret',
  name: string,
): Promise<Record<string, string>> {
  const { options } = call;
  const [files, literals, envFiles] = [
    options.list('from-file'),
    options.list('from-literal'),
    options.list('from-env-file'),
  ];
  if (envFiles.length > 0 && files.length + literals.length > 0)
    throw new Failure('from-env-file cannot be combined with from-file or from-literal');
  const pairs = [
    ...(await Promise.all(files.map((source) => readSource(call, source)))).flat(),
    ...literals.map(parseLiteral),
    ...(await Promise.all(envFiles.map((path) => readEnvFile(call, path)))).flat(),
  ];
  const data: Record<string, string> = {};
  for (const [key, value] of pairs) {
    checkKey(key, kind);
    if (key in data) throw new Failure(twice(key, kind, name));
    data[key] = value;
  }
  return data;
}

type Pair = [key: string, value: string];

function parseLiteral(source: string): Pair {
  const mark = source.indexOf('=');
  if (mark <= 0) throw new Failure(`invalid literal source ${source}, expected key=value`);
  return [source.slice(0, mark), source.slice(mark + 1)];
}

async function readSource(call: Call, source: string): Promise<Pair[]> {
  const [key, path] = parseFileSource(source);
  const names = await call.context.files.list?.(path);
  if (!names) return [[key, await readFile(call, path)]];
  if (source.includes('=')) throw new Failure('cannot give a key name for a directory path');
  return Promise.all(
    [...names]
      .sort()
      .map(async (name): Promise<Pair> => [name, await readFile(call, `${path.replace(/\/$/, '')}/${name}`)]),
  );
}

function parseFileSource(source: string): [key: string, path: string] {
  const parts = source.split('=');
  if (parts.length > 2) throw new Failure("key names or file paths cannot contain '='");
  const [first = '', second] = parts;
  if (second === undefined) return [source.split('/').at(-1) ?? source, source];
  if (!first) throw new Failure(`key name for file path ${second} missing`);
  if (!second) throw new Failure(`file path for key name ${first} missing`);
  return [first, second];
}

async function readEnvFile(call: Call, path: string): Promise<Pair[]> {
  const lines = (await readFile(call, path)).split('\n').map((line) => line.trimStart());
  return lines
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const mark = line.indexOf('=');
      return mark < 0 ? [line, call.context.env[line] ?? ''] : [line.slice(0, mark), line.slice(mark + 1)];
    });
}

function readFile(call: Call, path: string): Promise<string> {
  return call.context.files.read(path).catch(() => {
    throw new Failure(`error reading ${path}: no such file or directory`);
  });
}

function checkKey(key: string, kind: string): void {
  const wrong = checkConfigKey(key);
  if (wrong.length === 0) return;
  throw new Failure(
    kind === 'ConfigMap'
      ? `${JSON.stringify(key)} is not a valid key name for a ConfigMap: ${wrong.join(',')}`
      : `${JSON.stringify(key)} is not valid key name for a Secret ${wrong.join(';')}`,
  );
}

function twice(key: string, kind: string, name: string): string {
  if (kind === 'Secret') return `cannot add key ${key}, another key by that name already exists`;
  return (
    `cannot add key ${JSON.stringify(key)}, ` +
    `another key by that name already exists in Data for ConfigMap ${JSON.stringify(name)}`
  );
}
