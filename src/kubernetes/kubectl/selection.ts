import type { Call } from './call.ts';
import { Failure } from './failure.ts';
import { readManifests } from './manifests.ts';
import type { KubeObject } from './object.ts';
import { printResource } from '../grammar/kinds.ts';
import { findCategory, findResource, type Resource } from './resources.ts';

/** What a command line points at. */
export interface Selection {
  args: string[];
  filenames?: string[];
  selector?: string | undefined;
  fieldSelector?: string | undefined;
  /** `--all`: every object of the resource. */
  all?: boolean;
  allNamespaces?: boolean;
  /** A resource alone stands for all its objects, as for `get`. */
  bulk?: boolean;
  /** Objects from files are taken as the files say, not as they are on the server. */
  asWritten?: boolean;
  /** Only one resource, as for `get --watch`. */
  oneResource?: boolean;
}

/** One object, known by name, from a file with what the file says. */
export interface Item {
  resource: Resource;
  namespace: string | undefined;
  name: string;
  object?: KubeObject;
  source?: string;
}

/** All objects of a resource that a selector matches. */
export interface Bulk {
  resource: Resource;
  namespace: string | undefined;
  selector: string | undefined;
  fieldSelector: string | undefined;
}

export interface Targets {
  targets: (Item | Bulk)[];
  errors: unknown[];
  /** The command line names exactly one object. */
  single: boolean;
}

export function isBulk(target: Item | Bulk): target is Bulk {
  return !('name' in target);
}

/** The selection that a command's usual flags and arguments make. */
export function selectionOf(call: Call, more: Partial<Selection> = {}): Selection {
  const { options, words } = call;
  return {
    args: words,
    filenames: options.list('filename'),
    selector: options.has('selector') ? options.text('selector') : undefined,
    fieldSelector: options.text('field-selector') || undefined,
    all: options.on('all'),
    allNamespaces: options.on('all-namespaces'),
    ...more,
  };
}

/**
 * Resolves a selection against what the server serves, without reading any object; throws a Failure in the
 * resource builder's words.
 */
export async function getTargets(call: Call, selection: Selection): Promise<Targets> {
  const { filenames = [] } = selection;
  if (filenames.length > 0) return getFileTargets(call, selection, filenames);
  const args = spread(selection.args);
  if (args.some((arg) => arg.includes('/'))) return getNamed(call, selection, args);
  const [word, ...names] = args;
  const selector =
    selection.selector ?? (selection.all || (selection.bulk && names.length === 0 && word) ? '' : undefined);
  if (selector !== undefined || selection.fieldSelector) return getBulk(call, selection, word, names, selector);
  if (word === undefined) throw new Failure(missingResource);
  const resources = await expand(call, word);
  if (names.length === 0) throw new Failure('resource(s) were provided, but no name was specified');
  if (resources.length > 1) throw new Failure('you must specify only one resource');
  const items = names.map((name) => toItem(call, selection, resources[0] as Resource, name));
  return { targets: items, errors: [], single: names.length === 1 };
}

/** `pod,svc web` means `pod/web svc/web`. */
function spread(args: string[]): string[] {
  const [first = '', ...names] = args;
  const words = first.split(',');
  return words.length > 1 && names.length > 0 ? words.flatMap((word) => names.map((name) => `${word}/${name}`)) : args;
}

async function getFileTargets(call: Call, selection: Selection, filenames: string[]): Promise<Targets> {
  const words = spread(selection.args);
  if (words.some((word) => word.includes('/')))
    throw new Failure('resource/name arguments cannot be provided when a path is specified');
  if (words.length > 0)
    throw new Failure(
      'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
    );
  const targets: Item[] = [];
  const errors: unknown[] = [];
  for (const manifest of await readManifests(call, filenames)) {
    if ('error' in manifest) errors.push(manifest.error);
    else targets.push({ ...manifest, name: manifest.object.metadata.name ?? '' });
  }
  return {
    targets,
    errors,
    single: filenames.length === 1 && filenames[0] !== '-' && targets.length + errors.length === 1,
  };
}

async function getBulk(
  call: Call,
  selection: Selection,
  word: string | undefined,
  names: string[],
  selector: string | undefined,
): Promise<Targets> {
  if (names.length > 0) throw new Failure('name cannot be provided when a selector is specified');
  if (word === undefined) throw new Failure('at least one resource must be specified to use a selector');
  const resources = await expand(call, word);
  if (selection.oneResource && resources.length > 1) throw new Failure('you may only specify a single resource type');
  const targets = resources.map((resource) => ({
    resource,
    namespace: resource.namespaced && !selection.allNamespaces ? call.namespace : undefined,
    selector: selector || undefined,
    fieldSelector: selection.fieldSelector,
  }));
  return { targets, errors: [], single: false };
}

async function getNamed(call: Call, selection: Selection, args: string[]): Promise<Targets> {
  if (args.some((arg) => !arg.includes('/'))) throw new Failure(mixedNames);
  if (selection.selector !== undefined || selection.all || selection.fieldSelector) {
    throw new Failure('selectors and the all flag cannot be used when passing resource/name arguments');
  }
  const pairs = args.map(splitName);
  const resources = await call.resources;
  const items = pairs.map(([word, name]) => ({ resource: findResource(resources, word), name }));
  if (selection.oneResource && new Set(items.map(({ resource }) => printResource(resource))).size > 1) {
    throw new Failure('you may only specify a single resource type');
  }
  return {
    targets: items.map(({ resource, name }) => toItem(call, selection, resource, name)),
    errors: [],
    single: items.length === 1,
  };
}

function splitName(arg: string): [string, string] {
  const parts = arg.split('/');
  if (parts.length !== 2) throw new Failure('arguments in resource/name form may not have more than one slash');
  const [word = '', name = ''] = parts;
  if (!word || !name || word.includes(','))
    throw new Failure('arguments in resource/name form must have a single resource and name');
  return [word, name];
}

function toItem(call: Call, { allNamespaces }: Selection, resource: Resource, name: string): Item {
  if (resource.namespaced && allNamespaces)
    throw new Failure('a resource cannot be retrieved by name across all namespaces');
  return { resource, namespace: resource.namespaced ? call.namespace : undefined, name };
}

async function expand(call: Call, word: string): Promise<Resource[]> {
  const resources = await call.resources;
  const found = word.split(',').flatMap((each) => findCategory(resources, each) ?? [findResource(resources, each)]);
  return found.filter((each, index) => found.indexOf(each) === index);
}

const missingResource = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

const mixedNames =
  'there is no need to specify a resource type as a separate argument when passing arguments in resource/name ' +
  "form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";
