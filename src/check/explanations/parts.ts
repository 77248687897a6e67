import { allKinds, findKind, labelWords, trees, type LabelledWord, type Tree } from '../../kubernetes/index.ts';
import { readCall } from '../commands/call.ts';
import { aliases, carriedBy } from '../commands/programs.ts';
import { parseShell, type ShellWord } from '../commands/shell.ts';
import { getTypeWords } from '../commands/types.ts';
import { getOperators } from './operators.ts';

/** What a part of a command is, by the names under which content/explanations.yaml explains it. */
export type Key =
  | { kind: 'operator' | 'resource' | 'command'; name: string }
  /** `command` is the path of the command that takes it: `kubectl create deployment`. */
  | { kind: 'flag'; command: string; name: string; value?: string | undefined }
  | { kind: 'argument'; command: string; name: string };

/** A word of a command, some words or a part of one, that is explained by itself. */
export interface Part {
  text: string;
  /** Its offset in the command's text. */
  at: number;
  key: Key;
}

/** Tells which of a program's words are commands and which flags take a value, where no tree knows. */
export interface Shapes {
  hasCommand(path: string): boolean;
  takesValue(path: string, flag: string): boolean;
}

/** Every part of a shell text in the order in which it is read; a part that comes again only once. */
export function getParts(text: string, shapes: Shapes): Part[] {
  const parts = shellParts(text, 0, shapes).sort((a, b) => a.at - b.at);
  const seen = new Set<string>();
  return parts.filter((part) => {
    const name = JSON.stringify([part.key, part.text]);
    return !seen.has(name) && seen.add(name);
  });
}

function shellParts(text: string, from: number, shapes: Shapes): Part[] {
  const source: Source = {
    textOf: (first, last = first) => shorten(text.slice(first.at - from, last.end - from)),
    shapes,
  };
  return [
    ...getOperators(text, from),
    ...parseShell(text, from).commands.flatMap(({ words }) => commandParts(words, source)),
  ];
}

interface Source {
  textOf(first: ShellWord, last?: ShellWord): string;
  shapes: Shapes;
}

/** What runs inside is explained by itself. */
const shorten = (text: string) => text.replace(/\$\(.*\)/s, '$(…)').replace(/\\\n\s*/g, '');

function commandParts([first, ...args]: ShellWord[], source: Source): Part[] {
  if (!first) return [];
  const name = aliases[first.text] ?? first.text;
  const carried = carriedBy(name, args);
  const inner = carried && 'words' in carried ? args.indexOf(carried.words[0] as ShellWord) : args.length;
  const own = args.slice(0, inner);
  const tree = trees[name];
  const program: Part = { text: first.text, at: first.at, key: { kind: 'command', name } };
  const parts = tree ? treeParts(tree, args, inner, source) : plainParts(name, own, source);
  if (!carried) return [program, ...parts];
  return [
    program,
    ...parts,
    ...('words' in carried
      ? commandParts(carried.words, source)
      : shellParts(carried.script.text, carried.script.at + 1, source.shapes)),
  ];
}

function treeParts(tree: Tree, args: ShellWord[], inner: number, source: Source): Part[] {
  const labelled = labelWords(
    args.map(({ text }) => text),
    tree,
  ).filter(({ at }) => at < inner);
  const call = readCall({ name: tree.tool, args, writes: [], at: 0 }, tree, false);
  const types = Array.isArray(call) || tree.tool !== 'kubectl' ? [] : getTypeWords(call);
  const image = labelled.find(({ name }) => name === 'image')?.value ?? '';
  const rest = labelled.filter(({ kind }) => kind === 'rest').map(({ at }) => args[at] as ShellWord);
  let command: string = tree.tool;
  const parts = labelled.flatMap((word): Part[] => {
    const [first, last] = [args[word.at], args[word.end - 1]];
    if (!first || !last || word.kind === 'rest') return [];
    const part = (key: Key, text = source.textOf(first, last)): Part => ({ text, at: first.at, key });
    if (word.kind === 'command') return [part({ kind: 'command', name: (command += ` ${word.name}`) })];
    if (word.kind === 'flag') return [part({ kind: 'flag', command, name: word.name, value: word.value }, word.text)];
    if (word.kind === 'dashes') return [part({ kind: 'operator', name: '--' })];
    return argumentParts(word, types, part, command);
  });
  return [...parts, ...(rest.length > 0 ? plainParts(programOf(image), rest, source) : [])];
}

/** `curlimages/curl` runs curl. */
const programOf = (image: string) => image.split('/').at(-1)?.split(':')[0] ?? '';

/**
 * A type, several types, a type and a name, or something else. A type is a type once: the pod of
 * `get pod pod` is a name.
 */
function argumentParts(
  { name }: LabelledWord,
  types: string[],
  part: (key: Key, text?: string) => Part,
  command: string,
): Part[] {
  const resource = (word: string): Part =>
    part({ kind: 'resource', name: findKind(allKinds, word)?.name ?? word }, word);
  const [before = '', ...after] = name.split('/');
  if (after.length > 0 && types.includes(before))
    return [resource(before), part({ kind: 'argument', command, name: after.join('/') }, after.join('/'))];
  const named = name.split(',');
  if (named.every((word) => types.includes(word))) {
    for (const word of named) types.splice(types.indexOf(word), 1);
    return named.map(resource);
  }
  const path = types.find((type) => name.startsWith(`${type}.`));
  return path
    ? [resource(path), part({ kind: 'argument', command, name })]
    : [part({ kind: 'argument', command, name })];
}

/** A program without a tree: what begins with "-" is a flag. */
function plainParts(name: string, words: ShellWord[], { textOf, shapes }: Source): Part[] {
  const parts: Part[] = [];
  let command = name;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as ShellWord;
    const [flag = '', ...value] = word.text.split('=');
    if (word.text.startsWith('-') && word.text.length > 1) {
      const next = value.length === 0 && shapes.takesValue(command, flag) ? words[at + 1] : undefined;
      if (next) at += 1;
      parts.push({
        text: textOf(word, next ?? word),
        at: word.at,
        key: { kind: 'flag', command, name: flag, value: next?.text ?? value.join('=') },
      });
    } else if (shapes.hasCommand(`${command} ${word.text}`))
      parts.push({ text: textOf(word), at: word.at, key: { kind: 'command', name: (command += ` ${word.text}`) } });
    else parts.push({ text: textOf(word), at: word.at, key: { kind: 'argument', command, name: word.text } });
  }
  return parts;
}
