import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { packages, titles, type Name } from './sites.ts';
import type { Visit } from './visit.ts';
import type { Taken } from './watched.ts';

/** Where and when one run of a part was made: figures of one run alone may be compared. */
export interface Made {
  date: string;
  machine: string;
}

export interface SearchTaken {
  time: number;
  bytes: number;
}

export interface PagesResult extends Made {
  rounds: number;
  pages: { path: string; visits: Record<Name, Visit> }[];
  /** Nothing for a site that comes without a search. */
  search: Partial<Record<Name, SearchTaken>>;
}

export interface BuildResult extends Made {
  size: number;
  taken: Partial<Record<Name, Taken>>;
  /** Our time by that of each peer, the median of the rounds: a machine that gets slower between them slows both. */
  shares: Partial<Record<Name, number>>;
}

export interface Results {
  versions: Record<string, string>;
  pages?: PagesResult;
  builds: BuildResult[];
}

const file = 'bench/RESULTS.md';
const mark = 'The figures of the tables:';

/** What runs before this one found out, as the file's end keeps it. */
export function readResults(): Results {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [, json] = new RegExp(`<!-- ${mark} (.*) -->`).exec(text) ?? [];
  return { builds: [], ...(json ? (JSON.parse(json) as Results) : {}), versions: readVersions() };
}

/** Writes bench/RESULTS.md: the tables for people, and their figures for the next run of a part. */
export function writeResults(results: Results, print: (results: Results) => string) {
  writeFileSync(file, `${print(results)}\n<!-- ${mark} ${JSON.stringify(results)} -->\n`);
}

/** The day, and the machine that has been measured on. */
export function describeMachine(): Made {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores, ${gigabytes} GB, Node ${process.versions.node}, ${process.platform}`,
  };
}

function readVersions(): Record<string, string> {
  const versionOf = (name: string) =>
    (JSON.parse(readFileSync(`bench/node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
  return Object.fromEntries(Object.entries(packages).map(([name, pack]) => [titles[name as Name], versionOf(pack)]));
}
