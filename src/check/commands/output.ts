import { didYouMean } from '../../content/finding.ts';
import { findFormatFault } from '../../kubernetes/build.ts';
import { getFlags, getFormats, kubectlTree, parseJsonPath, reasonOf, relaxPath } from '../../kubernetes/index.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

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

/**
 * --dry-run, --cascade and --validate were bools once, and kubectl still takes those; the deprecation
 * is reported elsewhere.
 */
const isBoolean = (value: string, oneOf: readonly string[]) =>
  /^(true|false|1|0|t|f|T|F|TRUE|FALSE|True|False)$/.test(value) &&
  (oneOf.includes('client') || oneOf.includes('orphan') || oneOf.includes('strict'));

/** kubectl reads the profile only while it debugs itself. */
const ignored = ({ command }: Call, name: string) => name === 'profile' && command[0] !== 'debug';

function checkTemplate(call: Call): Fault[] {
  const [output, template] = [flagOf(call, 'output') ?? '', flagOf(call, 'template') ?? ''];
  const [format = ''] = output.split('=');
  if (!getFormats.includes(format) || isOpen(call, output)) return [];
  const wrong =
    findFormatFault(output, template) ?? (format.startsWith('jsonpath') ? findOpenRange(output) : undefined);
  return wrong === undefined
    ? []
    : [{ code: 'bad-output', message: `${call.path}: ${wrong}.`, at: placeOf(call, output) }];
}

/** kubectl takes a range without its end, and then prints the rest once for all of it. */
function findOpenRange(template: string): string | undefined {
  const open = (template.match(/\{\s*range\s/g) ?? []).length - (template.match(/\{\s*end\s*\}/g) ?? []).length;
  return open > 0 ? `the JSONPath ${JSON.stringify(template)} has a {range} without its {end}` : undefined;
}

function checkSortBy(call: Call): Fault[] {
  const sortBy = flagOf(call, 'sort-by');
  if (!sortBy || isOpen(call, sortBy) || call.command[0] !== 'get') return [];
  const wrong = reasonOf((path) => parseJsonPath(relaxPath(path)), sortBy);
  return wrong === undefined
    ? []
    : [{ code: 'bad-value', message: `${call.path}: --sort-by: ${wrong}.`, at: placeOf(call, sortBy) }];
}
