import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { explain } from './index.ts';

const { explanations } = readContent(process.cwd());
const words = (run: string) => explain(run, explanations).map(({ text }) => text);
const says = (run: string, text: string) => explain(run, explanations).find((part) => part.text === text)?.says?.en;

test('opens a command word by word, a flag with its value', () => {
  expect(words('kubectl scale deployment servidor-web --replicas 5')).toEqual([
    'kubectl',
    'scale',
    'deployment',
    'servidor-web',
    '--replicas 5',
  ]);
});

test('tells a type from the name behind it, in both forms and among several', () => {
  expect(words('kubectl rollout status deployment/servidor-web')).toEqual([
    'kubectl',
    'rollout',
    'status',
    'deployment',
    'servidor-web',
  ]);
  expect(words('kubectl get deploy,rs,pod')).toEqual(['kubectl', 'get', 'deploy', 'rs', 'pod']);
  expect(says('kubectl get pod pod', 'pod')).toMatch(/^Pods:/);
});

test('opens shorthands that stand together, and values that stand on their letter', () => {
  expect(words('kubectl exec -it deploy/web -- sh')).toEqual([
    'kubectl',
    'exec',
    '-i',
    '-t',
    'deploy',
    'web',
    '--',
    'sh',
  ]);
  expect(says('kubectl get pods -oyaml', '-oyaml')).toBe('The whole object as YAML.');
  expect(says('kubectl get pods -o wide', '-o wide')).toMatch(/more columns/);
});

test('explains a value of its own before the flag in general', () => {
  expect(says('kubectl scale deploy web --replicas=0', '--replicas=0')).toMatch(/No Pods/);
  expect(says('kubectl scale deploy web --replicas=4', '--replicas=4')).toBe('How many Pods to keep.');
  expect(says("kubectl get pods -o jsonpath='{.items}'", "-o jsonpath='{.items}'")).toMatch(/JSONPath/);
});

test('takes flags and arguments from the command above', () => {
  expect(says('kubectl create namespace loja --dry-run=client', '--dry-run=client')).toMatch(/sends nothing/);
});

test('follows pipes, redirections, substitutions and what runs inside', () => {
  expect(words('docker exec estudo-worker iptables-save -t nat | grep servidor-web > nat.txt')).toEqual([
    'docker',
    'exec',
    'estudo-worker',
    'iptables-save',
    '-t nat',
    '|',
    'grep',
    'servidor-web',
    '> nat.txt',
  ]);
  expect(words('curl "http://$(kubectl get pod)"')).toEqual(['curl', '"http://$(…)"', '$(…)', 'kubectl', 'get', 'pod']);
  expect(words("kubectl exec deploy/redis -- sh -c 'kill 1'")).toContain('kill');
});

test('knows the program of the image where only its flags stand behind the dashes', () => {
  expect(says('kubectl run c --image=curlimages/curl -- -i http://x', '-i')).toMatch(/status and headers/);
});

test('says nothing of a flag that nobody explained', () => {
  expect(explain('kubectl get pods --chunk-size=5', explanations).at(-1)).toMatchObject({
    text: '--chunk-size=5',
    says: undefined,
  });
});
