import { expect, test } from 'vitest';
import { goalSubject, parseGoal } from './worker/goal.ts';
import { findNeeded } from './needed.ts';

const create = 'kubectl create deployment servidor-web --image=nginx';
const kill = 'kubectl delete pod -l app=servidor-web';
const scale = 'kubectl scale deployment servidor-web --replicas 5';
const expose = 'kubectl expose deployment servidor-web --port 80';
const remove = 'kubectl delete deployment servidor-web';
const shell = 'kubectl run cliente --rm -it --image=alpine:3.22 -- sh';
const install = 'apk add curl';

const apply = 'kubectl apply -f pod.yaml';
const run = 'kubectl run servidor-web --image=nginx';
const end = 'kubectl delete pod servidor-web';

const objectsOf = (line: string): string[] => {
  const goal = parseGoal(line);
  return goal ? [goalSubject(goal)] : line === apply ? ['pod/default/servidor-web'] : [];
};

/** What is needed of lines of which the cluster shows these, and these have run. */
const needed = (lines: string[], reached: (boolean | undefined)[], ran: string[] = [], inPod = false) =>
  findNeeded(
    lines.map((line, at) => ({ line, objects: objectsOf(line), reached: reached[at] })),
    { ran, inPod },
  );

test('runs everything on a cluster where nothing was done', () => {
  expect(needed([create, kill, expose], [false, undefined, false])).toEqual([create, kill, expose]);
  expect(needed([create, expose, remove, create], [false, false, true, false])).toEqual([
    create,
    expose,
    remove,
    create,
  ]);
});

test('runs nothing twice for a reader who follows the note', () => {
  expect(needed([create, kill, scale], [true, undefined, true], [create, kill, scale])).toEqual([]);
});

test('goes on from where the cluster is', () => {
  expect(needed([create, kill, expose], [true, undefined, false], [create])).toEqual([kill, expose]);
  expect(needed([create, expose], [true, false])).toEqual([expose]);
});

test('asks of an object only what was last done to it', () => {
  expect(needed([create, expose, remove], [false, true, true], [create])).toEqual([]);
});

test('asks nothing more of what came and went again, by whatever lines', () => {
  expect(needed([run, apply, end, apply, end], [false, false, true, false, true], [run, apply, end])).toEqual([]);
  expect(needed([run, apply, end, apply], [true, undefined, false, undefined], [run, apply])).toEqual([]);
  expect(needed([run, apply], [true, undefined], [run])).toEqual([apply]);
});

test('does again what belongs to a cluster that is gone', () => {
  expect(needed([create, kill], [false, undefined], [create, kill])).toEqual([create, kill]);
});

test('does not make again what is there, where something before it is missing', () => {
  expect(needed([kill, create], [undefined, true])).toEqual([kill]);
});

test("stays in a Pod's shell that is open, and opens it anew elsewhere", () => {
  expect(needed([create, shell, install], [true, undefined, undefined], [shell, install], true)).toEqual([]);
  expect(needed([create, shell, install], [true, undefined, undefined], [shell], true)).toEqual([install]);
  expect(needed([create, shell, install], [true, undefined, undefined], [shell, install], false)).toEqual([
    shell,
    install,
  ]);
});
