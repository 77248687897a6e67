import type { Call } from '../call.ts';
import { Exit } from '../failure.ts';
import { at, listAt, textAt, type Json } from '../object.ts';
import { findResource } from '../resources.ts';
import { converse } from './exec.ts';

/** Waits until a container runs or has ended; talks with its shell, or prints what it printed when it has ended. */
export async function attach(call: Call, pod: string, container: string): Promise<void> {
  const state = await waitFor(call, pod, container, ['running', 'terminated']);
  if (call.options.on('tty') && call.context.converse && at(state, 'running')) {
    call.warn(
      'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n',
    );
    call.warn("If you don't see a command prompt, try pressing enter.\n");
    return converse(call, { namespace: call.namespace, pod, container });
  }
  await waitFor(call, pod, container, ['terminated']);
  call.print(await call.server.text({ method: 'GET', path: `/api/v1/namespaces/${call.namespace}/pods/${pod}/log?container=${container}` }));
}

async function waitFor(call: Call, pod: string, container: string, states: string[]): Promise<Json> {
  const pods = findResource(await call.resources, 'pods');
  const told = new Set<string>();
  call.flush();
  for (;;) {
    const found = await call.server.get(pods, call.namespace, pod);
    const statuses = ['containerStatuses', 'ephemeralContainerStatuses'].flatMap((list) => listAt(found, 'status', list));
    const own = statuses.find((one) => textAt(one, 'name') === container);
    const state = at(own, 'state') as Json | undefined;
    if (state && states.some((name) => state[name])) return state;
    const waiting = textAt(state, 'waiting', 'message');
    if (waiting && !told.has(waiting) && !call.options.on('quiet')) call.warn(`Warning: container ${container}: ${waiting}\n`);
    told.add(waiting);
    if (call.isInterrupted) throw new Exit(130);
    await call.context.sleep(50);
  }
}
