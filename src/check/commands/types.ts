import { didYouMean } from '../../content/finding.ts';
import { flagOf, isOpen, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';
import { allKinds, findKind, verbOf } from '../../kubernetes/index.ts';

/** Reports types that no cluster of the notes serves, types that are deprecated, and names that no type goes with. */
export function checkTypes(call: Call): Fault[] {
  const { words, misplaced = [] } = typesOf(call);
  return [...misplaced, ...words.filter((word) => !isOpen(call, word)).flatMap((word) => checkType(word, call))];
}

/** The words of a call, or the parts of them before "/" and between commas, that name types. */
export const getTypeWords = (call: Call): string[] => typesOf(call).words;

interface Types {
  words: string[];
  misplaced?: Fault[];
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

function typesOf(call: Call): Types {
  const name = call.command.join(' ');
  const [first = ''] = call.args;
  const { takes } = name === 'explain' ? {} : verbOf(call.command);
  if (takes === 'kinds')
    return resourcesOf(
      call.args.filter((word) => !/[=]|-$/.test(word)),
      call,
    );
  if (takes === 'pods') return first.includes('/') ? resourcesOf([first], call) : { words: [] };
  if (name === 'explain' && first) return { words: [explained(first)] };
  if (name === 'auth can-i' && call.args[1] && !/^[*/]/.test(call.args[1]))
    return { words: isAction(call.args[0]) ? [] : [call.args[1].split('/')[0] ?? ''] };
  if (name === 'events' && flagOf(call, 'for')) return { words: [flagOf(call, 'for')?.split('/')[0] ?? ''] };
  if (/^create (cluster)?role$/.test(name))
    return {
      words: (call.flags.get('resource') ?? []).map((word) => word.split('/')[0] ?? '').filter((word) => word !== '*'),
    };
  return { words: [] };
}

/** Verbs of RBAC that do not act on a type. */
const isAction = (verb: string | undefined) => ['use', 'bind', 'escalate', 'impersonate'].includes(verb ?? '');

/** `deployment.spec.strategy`, `pods.metadata.name`, `deployments.apps`. */
const explained = (path: string): string => (findKind(allKinds, path) ? path : (path.split('.')[0] ?? ''));

function resourcesOf(args: readonly string[], call: Call): Types {
  const [first] = args;
  if (first === undefined) return { words: [] };
  if (!args.some((word) => word.includes('/'))) return { words: first.split(',') };
  const bare = args.find((word) => !word.includes('/'));
  const odd = args.find((word) => word.split('/').length !== 2 || word.split('/').includes(''));
  const complaint =
    bare !== undefined
      ? `"${bare}" has no type beside words in TYPE/NAME form`
      : odd !== undefined && !isOpen(call, odd)
        ? `"${odd}" is not one type and one name`
        : undefined;
  const misplaced =
    complaint === undefined
      ? []
      : [{ code: 'wrong-arguments', message: `${call.path}: ${complaint}.`, at: placeOf(call, bare ?? odd ?? '') }];
  return { words: args.filter((word) => word.includes('/')).map((word) => word.split('/')[0] ?? ''), misplaced };
}
