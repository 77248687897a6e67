import type { Completion, Kept, Where } from '../kubernetes/index.ts';
import type { MapState } from './worker/map-state.ts';
import type { SeenLine } from './worker/seen.ts';

/** A command of a topic that gets a tick once the cluster shows its result. */
export interface WatchedStep {
  id: string;
  run: string;
}

/** From the page to the worker. */
export type Request =
  | { type: 'start'; data: string; schemas: string; types: string; kept: Kept; history: string[] }
  | { type: 'run'; id: number; line: string }
  | { type: 'interrupt' }
  | { type: 'complete'; id: number; line: string; cursor: number }
  | { type: 'look'; id: number; lines: string[] }
  | { type: 'settle'; id: number; gone: boolean }
  | { type: 'steps'; steps: WatchedStep[] }
  | { type: 'ping' };

/** From the worker to the page. */
export type Report =
  | { type: 'progress'; part: number; of: number }
  | { type: 'ready'; prompt: string }
  | { type: 'failed'; message: string }
  | { type: 'output'; id: number; text: string; error: boolean }
  /** What the lab itself says, beside the program's output. */
  | { type: 'remark'; text: string }
  | { type: 'done'; id: number; exitCode: number; prompt: string; where: Where; kept?: Kept }
  | { type: 'seen'; id: number; lines: SeenLine[] }
  | { type: 'settled'; id: number }
  | { type: 'completed'; id: number; completion: Completion }
  | { type: 'map'; state: MapState }
  | { type: 'reached'; step: string }
  | { type: 'pong' };
