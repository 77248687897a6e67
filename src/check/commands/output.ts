import { didYouMean } from '../../content/finding.ts';
import { getFlags, kubectlTree } from '../../kubernetes/index.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';
import { jsonpathFault } from './jsonpath.ts';

/** Reports values of -o, --sort-by and of flags that name all their values which kubectl would refuse. */
export function checkOutput(call: Call): Fault[] {
  return [...checkNamedValues(call), ...checkTemplate(call), ...checkSortBy(call)];
}

function checkNamedValues(call: Call): Fault[] {
  const flags = getFlags(kubectlTree, call.command);
  return [...call.flags].flatMap(([name, values]) => {
    const { oneOf, alone } = flags[name] ?? {};
    const value = values.at(-1) ?? '';
    const given = name === 'output' ? (value.split('=')[0] ?? '') : value;
    if (
      !oneOf ||
      given === '' ||
      given === alone ||
      isBoolean(given, oneOf) ||
      oneOf.includes(given) ||
      isOpen(call, value) ||
      ignored(call, name)
    )
      return [];
    return [
      {
        code: 'bad-value',
        message: `${call.path}: --${name} takes ${oneOf.join(', ')}, not "${given}".${didYouMean(given, oneOf)}`,
        at: placeOf(call, value),
      },
    ];
  });
}

/** --dry-run, --cascade and --validate were bools once, and kubectl still takes those; the deprecation is reported elsewhere. */
const isBoolean = (value: string, oneOf: readonly string[]) =>
  /^(true|false|1|0|t|f|T|F|TRUE|FALSE|True|False)$/.test(value) &&
  (oneOf.includes('client') || oneOf.includes('orphan') || oneOf.includes('strict'));

/** kubectl reads the profile only while it debugs itself. */
const ignored = ({ command }: Call, name: string) => name === 'profile' && command[0] !== 'debug';

function checkTemplate(call: Call): Fault[] {
  const output = flagOf(call, 'output') ?? '';
  const template = flagOf(call, 'template');
  const [, format = '', spec] = /^([a-z-]+)(?:=([\s\S]*))?$/.exec(output) ?? [];
  const needsTemplate =
    /^(jsonpath|jsonpath-as-json|jsonpath-file|go-template|go-template-file|template|templatefile|custom-columns|custom-columns-file)$/.test(
      format,
    );
  if (!needsTemplate || isOpen(call, output)) return [];
  const fault = (message: string): Fault[] => [
    { code: 'bad-output', message: `${call.path}: ${message}.`, at: placeOf(call, output) },
  ];
  const text = spec ?? template;
  if (text === undefined || text === '')
    return fault(
      `-o ${format} needs its template behind "=", like ${format}=${format.startsWith('custom') ? 'NAME:.metadata.name' : '{.metadata.name}'}`,
    );
  if (format === 'jsonpath' || format === 'jsonpath-as-json') return prefixed(jsonpathFault(text), fault);
  if (format === 'custom-columns') return prefixed(columnsFault(text), fault);
  return [];
}

const prefixed = (message: string | undefined, fault: (message: string) => Fault[]) =>
  message === undefined ? [] : fault(message);

function columnsFault(spec: string): string | undefined {
  const columns = spec.split(',');
  const odd = columns.find((column) => !/^[^:]+:[^:]+/.test(column));
  if (odd !== undefined) return `the column "${odd}" must be HEADER:.path`;
  return columns
    .map((column) => jsonpathFault(relaxed(column.slice(column.indexOf(':') + 1))))
    .find((message) => message !== undefined);
}

function checkSortBy(call: Call): Fault[] {
  const sortBy = flagOf(call, 'sort-by');
  if (!sortBy || isOpen(call, sortBy)) return [];
  const fault = (message: string): Fault[] => [
    { code: 'bad-value', message: `${call.path}: --sort-by: ${message}.`, at: placeOf(call, sortBy) },
  ];
  if (call.command[0] === 'top')
    return ['cpu', 'memory'].includes(sortBy) ? [] : fault('it accepts only cpu or memory');
  if (call.command[0] === 'api-resources')
    return ['name', 'kind'].includes(sortBy) ? [] : fault('it accepts only name or kind');
  return prefixed(jsonpathFault(relaxed(sortBy)), fault);
}

/** kubectl takes `x.y`, `.x.y` and `{x.y}` for `{.x.y}` in columns and in --sort-by. */
const relaxed = (path: string) => `{.${path.replace(/^\{?\.?/, '').replace(/\}$/, '')}}`;
