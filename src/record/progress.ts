import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NotePlan } from './plan.ts';

/** Where a run that is cut off leaves word of what it had done. It is no part of the project. */
const file = 'node_modules/.cache/record.json';

interface Kept {
  /** The notes that were asked for. */
  asked: string[];
  done: string[];
}

/** How far a recording of these notes has come: what an earlier run had done, and how long the rest may take. */
export function openProgress(plans: readonly NotePlan[], { check, anew }: { check: boolean; anew: boolean }) {
  const asked = plans.map(({ note }) => note);
  const kept = check || anew ? undefined : read();
  const done = kept && kept.asked.join() === asked.join() ? [...kept.done] : [];
  const start = Date.now();
  let ran = 0;
  const left = () =>
    plans.filter(({ note }) => !done.includes(note)).reduce((sum, { blocks }) => sum + blocks.length, 0);
  return {
    done: [...done],
    estimate: () =>
      ran === 0 ? '' : ` (about ${Math.ceil((((Date.now() - start) / ran) * left()) / 60_000)} min left)`,
    finish({ note, blocks }: NotePlan) {
      ran += blocks.length;
      done.push(note);
      if (!check) write({ asked, done });
    },
    end: () => rmSync(file, { force: true }),
  };
}

function read(): Kept | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

function write(kept: Kept) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(kept));
}
