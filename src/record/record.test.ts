import { describe, expect, test } from 'vitest';
import type { RecordData } from '../content/schema.ts';
import { findDifference } from './compare.ts';
import { mergeNote, printRecord } from './file.ts';
import { kindOfLine } from './line-kind.ts';
import { mask } from './masks.ts';
import type { Block } from './plan.ts';
import { RunningLine } from './process.ts';

const printed = (stdout: string, stderr = '', exit = 0) => ({ stdout, stderr, exit });

describe('masks', () => {
  test.each([
    ['memory: 1Ki\n  hugepages-1Gi:  0\npods: 110\n', 'memory: <size>\npods: 110\n'],
    ['servidor-web-5d8f9c7b6d-x2fkq 1/1 4m12s 10.244.1.7', 'servidor-web-<hash>-<id> 1/1 <age> <ip>'],
    ['created 2026-11-22T10:11:12Z by 0f8fad5b-d9cb-469f-a165-70867728950e', 'created <time> by <uid>'],
    ['E1130 11:25:59.123456   12345 memcache.go:381] no', 'E<time> <n> memcache.go:381] no'],
    ['status="200 OK" milliseconds=37', 'status="200 OK" milliseconds=<n>'],
    ['Up About a minute, 2 hours ago', 'Up <age>, <age>'],
    ['Resource Version:    1000017925', 'Resource Version:    <n>'],
    ['estudo-worker2 27.1MB', '<worker> <size>'],
    ['kube-system   etcd-a   1/1   Running   2 (9m ago)   1h', 'kube-system   etcd-a   1/1   Running   <n>   <age>'],
    ['-j KUBE-SEP-53JW6BGWTMM26VNH', '-j KUBE-SEP-<hash>'],
    ['loaded from file:  ~/.kube/config', 'loaded from file:  <kubeconfig>'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });
  test.each(['servidor-web-np my-nginx kube-proxy cliente', '80:30080/TCP', '1/1 0/3 nodes'])(
    'leave alone what somebody chose: %s',
    (text) => {
      expect(mask(text)).toBe(text);
    },
  );
});

describe('the difference of two outputs', () => {
  test('is none where only what is masked differs, and the widths that follow from it', () => {
    const then = printed('NAME    READY   AGE\nweb-5d8f9c7b6d-x2fkq   1/1     4s\n');
    const now = printed(
      'NAME                   READY   AGE\nweb-6c8f9c7b6d-abcde-x   1/1     4m\n'.replace('-abcde-x', '-b2cd4'),
    );
    expect(findDifference(then, now)).toBeUndefined();
  });
  test('names another state, exit code and error', () => {
    expect(findDifference(printed('a   1/1\n'), printed('a   0/1\n'))).toContain('+a 0/1');
    expect(findDifference(printed('', 'Error: no\n', 1), printed('', 'Error: no\n'))).toContain('-exit code 1');
    expect(findDifference(printed('x\n'), printed('x\n', 'Warning: y\n'))).toContain('+stderr: Warning: y');
  });
  test('names a missing column and a missing row', () => {
    expect(findDifference(printed('NAME   AGE   NODE\na   4s   n\n'), printed('NAME   AGE\na   4s\n'))).toBeDefined();
    expect(findDifference(printed('NAME\na\nb\n'), printed('NAME\na\n'))).toBeDefined();
  });
  test('is none for the order of names that a controller made up, or for how many steps of a rollout were seen', () => {
    const [one, other] = ['web-5d8f9c7b6d-x2fkq   1/1\n', 'web-5d8f9c7b6d-b2cd4   0/1\n'];
    expect(
      findDifference(printed(`NAME   READY\n${one}${other}`), printed(`NAME   READY\n${other}${one}`)),
    ).toBeUndefined();
    expect(findDifference(printed('NAME\na\nb\n'), printed('NAME\nb\na\n'))).toBeDefined();
    expect(
      findDifference(
        printed('Waiting for deployment "web" rollout to finish: 1 old\nrolled out\n'),
        printed('rolled out\n'),
      ),
    ).toBeUndefined();
  });
  test('is none for events in another order of the same second, and for another number of rows of a watch', () => {
    const head = 'LAST SEEN   TYPE     REASON    OBJECT    MESSAGE\n';
    const [one, other] = ['4s   Normal   Pulled    pod/web   x\n', '4s   Normal   Created   pod/web   y\n'];
    expect(findDifference(printed(head + one + other), printed(head + other + one))).toBeUndefined();
    expect(findDifference(printed('NAME\na\na\n', '', 130), printed('NAME\na\n', '', 130))).toBeUndefined();
    const tunnel = 'Forwarding from 127.0.0.1:8080 -> 80\n';
    expect(
      findDifference(printed(tunnel, '', 130), printed(`${tunnel}Handling connection for 8080\n`, '', 130)),
    ).toBeUndefined();
    const late = "warning: couldn't attach to pod/dns, falling back to streaming logs: unable to upgrade connection\n";
    expect(findDifference(printed('', late), printed(''))).toBeUndefined();
    const notices = ['start worker process 8\n', 'sched_setaffinity(): using cpu #0\n'].map(
      (text) => `2026/11/30 19:45:02 [notice] 1#1: ${text}`,
    );
    expect(findDifference(printed(notices.join('')), printed(notices.reverse().join('')))).toBeUndefined();
    const gates = ['I1130 14:25:13.1 1 envvar.go:195] "Feature gate default state" feature="A" enabled=true\n', 'x\n'];
    expect(findDifference(printed('', gates.join('')), printed('', 'x\n'))).toBeUndefined();
  });
});

describe('what a node prints of itself', () => {
  test('is none the other for containers in another order, started once more, or two of a kind', () => {
    const head =
      'CONTAINER     IMAGE         CREATED         STATE     NAME         ' +
      'ATTEMPT   POD ID        POD                            NAMESPACE\n';
    const row = (name: string, attempt: number, pod: string) =>
      '4ae4aeb5f148c   307eb6a2c6bdd   6 minutes ago   Running   ' +
      `${name}   ${attempt}   55957fd59f728   ${pod}   default\n`;
    const [web, proxy] = [row('nginx', 0, 'servidor-web-7d646df48-mssnj'), row('kube-proxy', 0, 'kube-proxy-44mld')];
    expect(
      findDifference(printed(head + web + proxy), printed(head + row('kube-proxy', 2, 'kube-proxy-b2cd4') + web + web)),
    ).toBeUndefined();
    expect(findDifference(printed(head + web + proxy), printed(head + proxy))).toContain('nginx');
  });
  test('is none the other for trees of processes in another order', () => {
    const [one, other] = ['containerd-shim\n \\_ pause\n \\_ etcd\n', 'containerd-shim\n \\_ pause\n \\_ kube-proxy\n'];
    expect(findDifference(printed(`COMMAND\n${one}${other}`), printed(`COMMAND\n${other}${one}`))).toBeUndefined();
    expect(findDifference(printed(`COMMAND\n${one}${other}`), printed(`COMMAND\n${one}`))).toContain('kube-proxy');
  });
  test('is none the other for what a program of it logged last', () => {
    const journal = (program: string, text: string) =>
      printed(`Nov 30 19:45:02 estudo-worker ${program}[5768]: I1130 19:45:02.123456    5768 server.go:177] ${text}\n`);
    expect(findDifference(journal('kubelet', 'one'), journal('kubelet', 'two'))).toBeUndefined();
    expect(findDifference(journal('kubelet', 'one'), journal('containerd', 'one'))).toContain('containerd');
  });
  test('is none the other for a node on which more Pods reserve something', () => {
    const node = (taints: string, rows: string[], total: string) =>
      printed(
        `Taints: ${taints}\nNon-terminated Pods: (${rows.length} in total)\n` +
          `${rows.join('\n')}\nAllocated resources:\n  cpu   ${total}   0 (0%)\nEvents: <none>\n`,
      );
    const pod = (id: string) =>
      `  default   servidor-web-7d646df48-${id}   50m (2%)   0 (0%)   32Mi (0%)   0 (0%)   62s`;
    const [one, two] = [
      node('<none>', [pod('sjpd9')], '50m (2%)'),
      node('<none>', [pod('sjpd9'), pod('wrpxn')], '100m (5%)'),
    ];
    expect(findDifference(one, two)).toBeUndefined();
    expect(findDifference(one, node('a=b:NoSchedule', [pod('sjpd9')], '50m (2%)'))).toContain('NoSchedule');
  });
});

describe('the kind of a line', () => {
  test.each([
    ['kubectl get pods', 'reads'],
    ['kubectl diff -f servidor-web.yaml', 'reads'],
    ['kubectl create deployment a --image=b --dry-run=client -o yaml', 'reads'],
    ['kubectl create deployment a --image=b --dry-run=client -o yaml > a.yaml', 'writes'],
    ['kubectl rollout status deployment/a --timeout=90s', 'reads'],
    ['kubectl rollout undo deployment/a', 'writes'],
    ['kubectl -n loja delete pod x', 'writes'],
    ['kubectl get pods -w', 'follows'],
    ['kubectl logs -f deploy/a', 'follows'],
    ['kubectl port-forward service/a 8080:80', 'follows'],
    ['kubectl run cliente --rm -it --image=alpine:3.22 -- sh', 'talks'],
    ['docker exec estudo-worker systemctl stop kubelet', 'writes'],
    ['docker exec estudo-control-plane pkill -STOP kube-apiserver', 'writes'],
  ])('%s: %s', (run, kind) => {
    expect(kindOfLine(run)).toBe(kind);
  });
});

describe('the record of a note', () => {
  const block: Block = {
    id: 'get-pods',
    run: 'kubectl get pods',
    where: 'host',
    nth: 1,
    claims: [],
    terminal: 'first',
    requires: [],
    of: undefined,
    line: 1,
  };
  const entry: RecordData = {
    note: 'workloads/pod',
    block: 'get-pods',
    run: 'kubectl get pods',
    day: '2026-01-02',
    on: { kubernetes: '1.37.2' },
    exit: 0,
    stdout: 'a   4s\n',
    stderr: '',
    lab: 'different',
  };
  const today = { day: '2026-11-30', on: { kubernetes: '1.38.0' } };
  const merge = (run: Parameters<typeof mergeNote>[1][number], old: RecordData[] = [entry]) =>
    mergeNote({ note: 'workloads/pod' }, [run], old, today)[0];

  test('keeps an entry, with its day, while only what is masked differs', () => {
    expect(merge({ block, printed: printed('a   9m\n') })).toBe(entry);
  });
  test("keeps the entry of a system's log as long as it shows what is claimed", () => {
    const run = 'docker exec estudo-worker journalctl -u kubelet';
    const log = { ...block, run, claims: [{ what: 'line' as const, text: 'kubelet', times: undefined }] };
    const old = { ...entry, run, stdout: 'kubelet: a\n' };
    expect(merge({ block: log, printed: printed('kubelet: b\n') }, [old])).toBe(old);
    expect(merge({ block: log, printed: printed('kubelet: b\n') }, [{ ...old, stdout: 'a\n' }])).toMatchObject(today);
  });
  test('writes all that ran of a note anew when one of its blocks has changed', () => {
    const second = { ...entry, block: 'get-nodes' };
    const runs = [
      { block, printed: printed('b   4s\n') },
      { block: { ...block, id: 'get-nodes' }, printed: printed('a   9m\n') },
    ];
    expect(mergeNote({ note: 'workloads/pod' }, runs, [entry, second], today).map(({ day }) => day)).toEqual([
      today.day,
      today.day,
    ]);
  });
  test.each([
    ['the output', { block, printed: printed('b   4s\n') }],
    ['the command', { block: { ...block, run: 'kubectl get po' }, printed: printed('a   4s\n') }],
    ['a manifest that it names', { block: { ...block, of: '01234567' }, printed: printed('a   4s\n') }],
  ])('writes an entry anew when %s has changed', (_, run) => {
    expect(merge(run)).toMatchObject({ ...today, run: run.block.run, ...run.printed });
  });
  test('keeps what another machine recorded of a block that cannot run here, or makes an entry without output', () => {
    expect(merge({ block, printed: undefined })).toBe(entry);
    expect(merge({ block, printed: undefined }, [])).toMatchObject({ block: 'get-pods', stdout: '' });
    expect(merge({ block, printed: undefined }, [])?.day).toBeUndefined();
  });
  test('is printed with the versions on one line and the output as it was', () => {
    expect(
      printRecord([entry]),
    ).toBe(`# Written by \`npm run record\`, never by hand: what a real cluster printed, block by block.
- note: workloads/pod
  block: get-pods
  run: kubectl get pods
  day: 2026-01-02
  on: { kubernetes: 1.37.2 }
  stdout: |
    a   4s
  lab: different
`);
  });
});

describe('a line of bash', () => {
  const options = { cwd: '.', env: process.env, limit: 10_000 };
  test('gives its two streams apart, and its exit code', async () => {
    expect(await new RunningLine('echo a; echo b >&2; exit 3', options).ended).toEqual(printed('a\n', 'b\n', 3));
  });
  test('is ended by Ctrl+C once it has shown enough, with all that it started', async () => {
    const { stdout, exit } = await new RunningLine('echo begin; sleep 60 & sleep 60', {
      ...options,
      enough: ({ stdout }) => stdout.includes('begin'),
    }).ended;
    expect({ stdout, exit }).toEqual({ stdout: 'begin\n', exit: 130 });
  });
  test('is ended by its limit', async () => {
    expect((await new RunningLine('sleep 60', { ...options, limit: 200 }).ended).exit).toBe(130);
  });
});
