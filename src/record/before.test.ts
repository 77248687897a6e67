import { expect, test } from 'vitest';
import type { Content } from '../content/read.ts';
import { recordSchema } from '../content/schema.ts';
import { getBefore, getEarlier, getLabStart, runsInLab, stepsRunInLab } from './before.ts';
import type { Block, NotePlan } from './plan.ts';

const block = (id: string, run: string, more: Partial<Block> = {}): Block => ({
  id,
  run,
  where: 'host',
  nth: 1,
  claims: [],
  terminal: 'first',
  requires: [],
  of: undefined,
  line: 1,
  ...more,
});

const blocks = [
  block('get-pods', 'kubectl get pods'),
  block('scale', 'kubectl scale deployment web --replicas 5'),
  block('stop', 'docker stop estudo-worker'),
  block('client', 'kubectl run client --rm -it --image=alpine -- sh'),
  block('install', 'apk add curl', { where: 'pod' }),
  block('call', 'curl web', { where: 'pod' }),
  block('get-pods', 'kubectl get pods', { nth: 2 }),
];
const step = (id: string, run: string) => ({ id, run, where: 'host' as const });
const plan = {
  note: 'services/service',
  states: [
    { id: 'cluster', steps: [step('create-cluster', 'kind create cluster')] },
    {
      id: 'web',
      steps: [step('create', 'kubectl create deployment web --image=nginx'), step('build', 'docker build .')],
    },
  ],
  blocks,
} as unknown as NotePlan;

const entry = (id: string, lab: 'same' | 'different' | 'absent', note = plan.note) =>
  recordSchema.parse({ note, block: id, run: 'x', day: '2026-11-30', lab });
const content = {
  record: [
    ...blocks.filter(({ id }) => id !== 'stop').map(({ id }) => entry(id, 'same')),
    entry('stop', 'absent'),
    entry('create', 'different', 'workloads/deployment'),
    entry('build', 'absent', 'runtimes/docker'),
  ],
} as unknown as Pick<Content, 'record'>;

test('knows what runs in the lab, block by block and step by step', () => {
  expect(blocks.map((each) => runsInLab(content, plan.note, each))).toEqual([
    true,
    true,
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(stepsRunInLab(content, plan.states[1]?.steps ?? [])).toBe(false);
  expect(stepsRunInLab(content, [step('create', 'x'), step('services/service.yaml', 'x')])).toBe(true);
  expect(stepsRunInLab(content, [step('never-shown', 'x')])).toBe(false);
});

test('leads to a block by what changes something above it and runs in the lab', () => {
  expect(getEarlier(content, plan, blocks[6] as Block)).toEqual([1]);
  expect(getEarlier(content, plan, blocks[0] as Block)).toEqual([]);
});

test("leads to a block in a Pod's shell by the block that opens it, and by those in it", () => {
  expect(getEarlier(content, plan, blocks[5] as Block)).toEqual([1, 3, 4]);
});

test('begins with what makes the states and runs in the lab, without the cluster', () => {
  expect(getLabStart(content, plan).map(({ id }) => id)).toEqual(['create']);
  expect(getBefore(content, plan, blocks[6] as Block).map(({ id }) => id)).toEqual(['create', 'scale']);
});
