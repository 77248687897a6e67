import { didYouMean } from '../../content/finding.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';
import { allKinds, findKind, verbOf } from '../../kubernetes/index.ts';

/** Reports types that no cluster of the notes serves, types that are deprecated, and names that no type goes with. */
export function checkTypes(call: Call): Fault[] {
  return getTypeWords(call)
    .filter((word) => !isOpen(call, word))
    .flatMap((word) => checkType(word, call));
}

function checkType(word: string, call: Call): Fault[] {
  if (word === '')
    return [{ code: 'unknown-resource', message: `${call.path}: a type is missing.`, at: call.program.at }];
  if (word === 'all' && categoryCommands.includes(call.command[0] ?? '')) return [];
  const resource = findKind(allKinds, word);
  const at = placeOf(call, word);
  if (!resource)
    return [
      {
        code: 'unknown-resource',
        message: `${call.path}: no cluster here serves a resource "${word}".${didYouMean(word, words)}`,
        at,
      },
    ];
  if (resource.deprecated) {
    const { since, use } = resource.deprecated;
    return [
      {
        code: 'deprecated-resource',
        message: `${call.path}: ${resource.kind} is deprecated since Kubernetes ${since}. Use ${use}.`,
        at,
      },
    ];
  }
  return [];
}

/** Every word that names a kind. */
const words = allKinds.flatMap(({ name, singular, shortNames }) => [name, singular, ...shortNames]);

const categoryCommands = ['get', 'delete', 'describe', 'label', 'annotate', 'wait'];

/** The words of a call, or the parts of them before "/" and between commas, that name types. */
export function getTypeWords(call: Call): string[] {
  const name = call.command.join(' ');
  const [first = '', second = ''] = call.args;
  const kindOf = (word: string) => word.split('/')[0] ?? '';
  if (name === 'explain') return first ? [explained(first)] : [];
  if (name === 'auth can-i') return !second || isAction(first) || /^[*/]/.test(second) ? [] : [kindOf(second)];
  if (name === 'events') return [flagOf(call, 'for') ?? []].flat().map(kindOf);
  if (/^create (cluster)?role$/.test(name))
    return (call.flags.get('resource') ?? []).map(kindOf).filter((word) => word !== '*');
  const { takes } = verbOf(call.command);
  if (takes === 'pods') return first.includes('/') && name !== 'cp' ? resourcesOf([first]) : [];
  return takes === 'kinds' ? resourcesOf(call.args.filter((word) => !/[=]|-$/.test(word))) : [];
}

/** Verbs of RBAC that do not act on a type. */
const isAction = (verb: string | undefined) => ['use', 'bind', 'escalate', 'impersonate'].includes(verb ?? '');

/** `deployment.spec.strategy`, `pods.metadata.name`, `deployments.apps`. */
const explained = (path: string): string => (findKind(allKinds, path) ? path : (path.split('.')[0] ?? ''));

function resourcesOf(args: readonly string[]): string[] {
  const named = args.filter((word) => word.includes('/'));
  return named.length > 0 ? named.map((word) => word.split('/')[0] ?? '') : (args[0]?.split(',') ?? []);
}
