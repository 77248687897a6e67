import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** One command line of kubectl, without its first word. */
export interface Line {
  run: string;
  stdin: string;
  /** It only waits until the next lines find what they should; what it prints is not recorded. */
  settles: boolean;
}

/** One file of cases: command lines that are given in this order to a kubectl of its own namespace. */
export interface Session {
  name: string;
  /** The address of the server, where there is none. */
  server: string | undefined;
  setup: string[];
  lines: Line[];
}

/** What one line printed. */
export interface Printed {
  stdout: string;
  stderr: string;
  exit: number;
}

/** A case as it was recorded. */
export interface Recorded extends Printed {
  run: string;
}

/** What a real cluster said to the lines of one session. */
export interface Record {
  kubectl: string;
  kubernetes: string;
  day: string;
  cases: Recorded[];
}

/** The namespace in which every session works. */
export const namespace = 'casos';

const folder = import.meta.dirname;

/** All sessions, by name. */
export function readSessions(): Session[] {
  return globSync('*.yaml', { cwd: folder })
    .sort()
    .map((file) => {
      const {
        server,
        setup = [],
        lines,
      } = parse(readFileSync(join(folder, file), 'utf8')) as {
        server?: string;
        setup?: string[];
        lines: (string | { run?: string; settle?: string; stdin?: string })[];
      };
      return { name: basename(file, '.yaml'), server, setup, lines: lines.map(parseLine) };
    });
}

function parseLine(line: string | { run?: string; settle?: string; stdin?: string }): Line {
  if (typeof line === 'string') return { run: line, stdin: '', settles: false };
  return { run: line.run ?? line.settle ?? '', stdin: line.stdin ?? '', settles: line.settle !== undefined };
}

/** The files that every session finds in its folder, by name. */
export function readFiles(): Map<string, string> {
  return new Map(
    globSync('files/*', { cwd: folder }).map((file) => [basename(file), readFileSync(join(folder, file), 'utf8')]),
  );
}

/** Where what the real cluster said to a session is kept. */
export const recordFile = (name: string): string => join(folder, 'recorded', `${name}.yaml`);

/** What was recorded of a session; undefined before the first time. */
export function readRecord(name: string): Record | undefined {
  try {
    const { cases, ...about } = parse(readFileSync(recordFile(name), 'utf8')) as Omit<Record, 'cases'> & {
      cases: (Partial<Printed> & { run: string })[];
    };
    return {
      ...about,
      cases: cases.map(({ run, exit = 0, stdout = '', stderr = '' }) => ({ run, exit, stdout, stderr })),
    };
  } catch {
    return undefined;
  }
}

/** Splits a command line at spaces outside of quotes, as a shell does. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/g)].map(([word]) =>
    /^[{[]/.test(word)
      ? word
      : word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

/**
 * What no mask of the notes stands for, as they do not show it: folders that kubectl makes up, how a program
 * or an image was built.
 */
const made: [RegExp, string][] = [
  [/\b(LIVE|MERGED)(-\d+)?\b/g, '$1'],
  [/(failed to start exec) "[^"]*"/g, '$1'],
  [/(<ip>:)\d{5}\b/g, '$1<port>'],
  [/(imageID"?: "?|Image ID: +)[^\s"]+/g, '$1<image>'],
  [/(docker\.io\/library\/nginx):[\w.-]+/g, '$1'],
  [/("?(?:gitCommit|buildDate|goVersion)"?: ).*$/gm, '$1<build>'],
  [/\bhash=[0-9A-F]+&/g, ''],
  [/User-Agent: .*/g, 'User-Agent: <agent>'],
  [/(object given to jsonpath engine was:\n\s*).*/g, '$1<object>'],
];

/**
 * What is compared of an output: masked, and with columns at two spaces, as their widths follow what is masked. Events
 * of one second, and the gates that -v=6 tells of, come in any order.
 */
export function toComparable({ stdout, stderr, exit }: Printed, mask: (text: string) => string): string {
  const lines = (text: string) =>
    made
      .reduce((masked, [shape, stands]) => masked.replace(shape, stands), mask(text))
      .replace(/(?<=\S)(?: {2,}| *\t+ *)(?=\S)/g, '  ')
      .replace(/ +$/gm, '')
      .split('\n');
  return [...sortRun(lines(stdout), isEvent), '--- stderr', ...sortRun(lines(stderr), isGate), `--- exit ${exit}`].join(
    '\n',
  );
}

const isGate = (line: string) => line.includes('"Feature gate default state"');
const isEvent = (line: string) => /^ +(Normal|Warning) |^<age> +(Normal|Warning) /.test(line);

/** The same lines, those of one kind that follow each other in order. */
function sortRun(lines: string[], isOne: (line: string) => boolean): string[] {
  const sorted = lines.filter(isOne).sort();
  return lines.map((line) => (isOne(line) ? (sorted.shift() ?? '') : line));
}
