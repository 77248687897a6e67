import { parseDuration } from '../grammar/durations.ts';
import { Failure } from './failure.ts';
import type { Parsed } from './parse.ts';

/** The flags of one command line, read by their long names. */
export class Options {
  readonly #flags: ReadonlyMap<string, string[]>;
  constructor(parsed: Parsed) {
    this.#flags = parsed.flags;
  }

  has(name: string): boolean {
    return this.#flags.has(name);
  }

  text(name: string, fallback = ''): string {
    return this.#flags.get(name)?.at(-1) ?? fallback;
  }

  list(name: string): string[] {
    return this.#flags.get(name) ?? [];
  }

  on(name: string, fallback = false): boolean {
    const value = this.#flags.get(name)?.at(-1);
    return value === undefined ? fallback : value === 'true';
  }

  number(name: string, fallback: number): number {
    return this.has(name) ? Number(this.text(name)) : fallback;
  }

  /** A duration in milliseconds. */
  duration(name: string, fallback: number): number {
    return this.has(name) ? parseDuration(this.text(name)) : fallback;
  }

  /** What `--dry-run` asks for; throws for a value that is none of the three. */
  get dryRun(): 'none' | 'client' | 'server' {
    if (!this.has('dry-run')) return 'none';
    const value = this.text('dry-run');
    if (value === 'client' || value === 'server' || value === 'none') return value;
    const former = formerDryRun(value);
    if (former) return former;
    throw new Failure(`Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
  }
}

/**
 * The strategy that a value meant when --dry-run was a bool; undefined for any other. Alone it has
 * the value "unchanged".
 */
export function formerDryRun(value: string): 'client' | 'none' | undefined {
  if (value === 'unchanged' || /^(1|t|T|TRUE|true|True)$/.test(value)) return 'client';
  return /^(0|f|F|FALSE|false|False)$/.test(value) ? 'none' : undefined;
}
