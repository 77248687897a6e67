import type { Case } from './cases.ts';

const read = (...lines: string[]): Case[] => lines.map((run) => ({ run }));
const write = (...lines: string[]): Case[] => lines.map((run) => ({ run, writes: true }));

const made = 'get pods -o';

/** What `kubectl debug` is asked for, right and wrong. What it made is read on the cluster of each; the 1.32 of the oracle gives Pods on nodes no label. */
export const debugCases: Case[] = [
  ...write('create deployment depurada --image=nginx:1.29-alpine', 'run depurado --image=nginx:1.29-alpine'),
  { run: 'sleep 4' },
  ...write(
    'debug depurado --image=busybox:1.37 -c dbg --profile=baseline',
    'debug depurado --image=busybox:1.37 -c velho --profile=legacy',
    'debug depurado --image=busybox:1.37 -c dois --target=depurado --profile=general',
    'debug depurado --image=busybox:1.37 --profile=general',
    'debug depurado --image=busybox:1.37 -c tres --target=nada --profile=general',
    'debug depurado --image=busybox:1.37 -c quatro --profile=sysadmin --quiet --env=A=b -- sleep 30',
    'debug depurado --image=busybox:1.37 -c cinco --profile=restricted',
    'debug depurado --image=busybox:1.37 -c seis --profile=netadmin --image-pull-policy=Always',
    'debug pod/depurado --image=busybox:1.37 -c sete --profile=baseline -q',
  ),
  { run: 'sleep 3' },
  ...write('get pod depurado -o jsonpath={.spec.ephemeralContainers}', 'get pod depurado -o jsonpath={.status.ephemeralContainerStatuses[*].state}'),
  ...read('describe pod depurado'),
  ...write(
    'debug node/estudo-worker --image=busybox:1.37 --profile=sysadmin',
    'debug node/estudo-worker --image=busybox:1.37 --profile=general -q',
    'debug node/estudo-worker --image=busybox:1.37 --profile=netadmin -c x',
    `${made} 'jsonpath={.items[?(@.spec.containers[0].name=="x")].spec.containers[0].securityContext}'`,
    `${made} 'jsonpath={.items[?(@.spec.containers[0].securityContext.privileged==true)].spec.containers[0].volumeMounts[0]}'`,
    `${made} 'jsonpath={.items[*].spec.volumes[?(@.name=="host-root")].hostPath}'`,
    `${made} 'jsonpath={.items[?(@.spec.hostNetwork==true)].spec.nodeName}'`,
  ),
  ...read(
    'debug',
    'debug depurado',
    'debug nada --image=busybox --profile=general',
    'debug node/nada --image=busybox --profile=general',
    'debug deploy/depurada --image=busybox --profile=general',
    'debug depurado --image=Nao --profile=general',
    'debug depurado --image=busybox --profile=nada',
    'debug depurado --image=busybox -t --profile=general',
    'debug depurado --image=busybox --same-node --profile=general',
    'debug depurado --image=busybox --image-pull-policy=Sometimes --profile=general',
  ),
  ...write('delete deployment depurada', 'delete pods --all --wait=false'),
];
