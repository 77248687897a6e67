// Where a side thread begins: it gives way before it reads its modules, which is a good part of its work.
import { constants, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import type { Job } from './side-thread.ts';

const { file, data } = workerData as Job;
// Linux gives a priority to a thread, other systems to the whole of a process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const { work } = (await import(file)) as { work: (data: unknown) => unknown };
await work(data);
