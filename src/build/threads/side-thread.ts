import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread that works beside a build, and the one thing that it says in the end. */
export interface SideThread<T> {
  thread: Worker;
  /** Gives what the thread says, or rejects with what it failed with. */
  done: Promise<T>;
}

/** Starts a file in a thread with some data. A build that fails meanwhile is not held up; who waits for the end calls `thread.ref()` first. */
export function openThread<T>(file: URL, workerData: unknown): SideThread<T> {
  const thread = new Worker(file, { workerData, env: { ...process.env, ...compiled() } });
  const done = new Promise<T>((resolve, reject) => thread.once('message', resolve).once('error', reject));
  // A failure is told to who waits; until then nobody listens.
  done.catch(() => {});
  thread.unref();
  return { thread, done };
}

/** Node keeps for its main thread alone what it compiles; told of the folder, a thread reads its modules from there in half the time. */
function compiled(): { NODE_COMPILE_CACHE?: string } {
  const folder = getCompileCacheDir();
  // It is named after the version of Node, a folder below the one that Node asks for.
  return folder ? { NODE_COMPILE_CACHE: dirname(folder) } : {};
}
