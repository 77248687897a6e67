import { allArgs, type Call } from '../call.ts';

/** What a command misses or has too much of, in words; nothing when it has what it needs. */
export type ArgumentRule = (call: Call) => string | undefined;

/** Complaints of their own kind: kubectl makes the first only when a server has answered, and never the second. */
export const noName = 'a type is given but no name';
export const ignoredWords = 'the command of the container must stand behind "--"';

/** Whether one of these flags is given. */
export const has = (call: Call, ...names: string[]): boolean => names.some((name) => call.flags.has(name));

/** Whether a flag of type bool is on. */
export const isOn = (call: Call, name: string): boolean => call.flags.get(name)?.at(-1) === 'true';

/** Whether the objects come from files. */
export const hasFile = (call: Call): boolean => has(call, 'filename', 'kustomize');
const isUpdate = (word: string) => /^[^=][\s\S]*=|.-$/.test(word);

/** Files and nothing else. */
export const oneFile: ArgumentRule = (call) =>
  hasFile(call)
    ? call.args.length > 0
      ? `unexpected arguments: ${call.args.join(' ')}`
      : undefined
    : 'must specify one of -f and -k';
/** At least a type, or files. */
export const resource: ArgumentRule = (call) =>
  call.args.length > 0 || hasFile(call)
    ? undefined
    : 'a resource must be given, as TYPE NAME, TYPE/NAME or -f FILENAME';
/** No arguments at all. */
export const none: ArgumentRule = (call) =>
  allArgs(call).length > 0 ? `it takes no arguments: ${allArgs(call).join(' ')}` : undefined;
/** So many arguments. */
export const exactly =
  (count: number, what: string): ArgumentRule =>
  (call) =>
    allArgs(call).length === count ? undefined : `exactly ${what} must be given, not ${allArgs(call).length} words`;

/** TYPE alone is a list for get and describe; other commands need a name, a selector or --all. */
export const named: ArgumentRule = (call) => {
  const missing = resource(call);
  if (missing || hasFile(call)) return missing;
  const selects = has(call, 'selector', 'field-selector', 'all');
  const [first = '', second] = call.args;
  if (selects && second !== undefined && !first.includes('/'))
    return 'a name cannot be given together with a selector or --all';
  return first.includes('/') || second !== undefined || selects || call.program.args.some(({ open }) => open)
    ? undefined
    : noName;
};

/** Resources first, then what changes: key=value or key-. */
export const updates =
  (what: string): ArgumentRule =>
  (call) => {
    const at = call.args.findIndex(isUpdate);
    const before = { ...call, args: at < 0 ? call.args : call.args.slice(0, at) };
    const missing = named(before);
    if (missing) return missing;
    if (at < 0 && !has(call, 'list')) return `at least one ${what} must be given`;
    const late = at < 0 ? undefined : call.args.slice(at).find((word) => !isUpdate(word));
    return late === undefined ? undefined : `all resources must stand before the first ${what}: ${late}`;
  };

/** One node or more, or a selector. */
export const node: ArgumentRule = (call) => {
  const selects = has(call, 'selector');
  if (call.args.length > 0 && selects) return 'a node and a selector cannot be given together';
  return call.args.length > 0 || selects ? undefined : 'a node or a selector must be given';
};
