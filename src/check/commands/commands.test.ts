import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { edited, findingsOf as allFindingsOf } from '../content/testing/fixture.ts';
import { checkCommands } from './index.ts';

/**
 * Without what follows from it: the fixture explains the words of its own command only, and a changed
 * command has no record.
 */
const findingsOf = async (...change: Parameters<typeof allFindingsOf>) =>
  (await allFindingsOf(...change)).filter((line) => !/ (explanation|record)\//.test(line));

const commands = 'content/workloads/commands.yaml';
const note = 'content/workloads/pt-br/10-pod.mdx';
const english = 'content/workloads/en/10-pod.mdx';

/** One fault each: what it is, the command, and what the check says. */
const faults: [name: string, run: string, says: string | RegExp][] = [
  [
    'an unknown command',
    'kubectl gett pods',
    'command/unknown-command kubectl: unknown command "gett" for "kubectl". Did you mean "get"?',
  ],
  [
    'an unknown flag',
    'kubectl get pods --selektor=a=b',
    'command/unknown-flag kubectl get: unknown flag: --selektor. Did you mean "--selector"?',
  ],
  [
    'an unknown shorthand',
    'kubectl get pods -Z',
    /^command\/unknown-flag kubectl get: unknown shorthand flag: 'Z' in -Z\. Its usage is: kubectl get /,
  ],
  [
    'a value of the wrong type',
    'kubectl scale deployment web --replicas=dois',
    /^command\/wrong-value kubectl scale: invalid argument "dois" for "--replicas" flag/,
  ],
  [
    'a flag without its value',
    'kubectl get pods -n',
    /^command\/missing-value kubectl get: flag needs an argument: 'n' in -n/,
  ],
  [
    'a required flag that is missing',
    'kubectl create deployment web',
    /^command\/missing-flag kubectl create deployment: required flag\(s\) "image" not set/,
  ],
  [
    'a missing argument',
    'kubectl logs',
    /^command\/refused kubectl logs: expected 'logs \[-f\] \[-p\] \(POD \| TYPE\/NAME\) \[-c CONTAINER\]'\./,
  ],
  [
    'a container command without dashes',
    'kubectl exec web ls',
    /^command\/refused kubectl exec: exec \[POD\] \[COMMAND\] is not supported anymore/,
  ],
  [
    'a terminal without input',
    'kubectl run web --image=nginx -t',
    /^command\/refused kubectl run: -i\/--stdin is required for containers with -t\/--tty=true\./,
  ],
  [
    'a type without a name',
    'kubectl delete pod',
    /^command\/missing-name kubectl delete: a type is given but no name\./,
  ],
  [
    'an unknown type',
    'kubectl get deploymens',
    'command/unknown-resource kubectl get: no cluster here serves a resource "deploymens". Did you mean "deployments"?',
  ],
  [
    'an unknown short name',
    'kubectl get srv/web',
    /^command\/unknown-resource kubectl get: no cluster here serves a resource "srv"\./,
  ],
  [
    'a deprecated type',
    'kubectl get ep',
    'command/deprecated-resource kubectl get: Endpoints is deprecated since Kubernetes 1.33. Use endpointslices.',
  ],
  [
    'a deprecated flag',
    'kubectl scale deploy web --replicas=2 --record',
    'command/deprecated-flag kubectl scale: --record is deprecated: --record will be removed in the future',
  ],
  [
    'a dry run without a value',
    'kubectl run web --image=nginx --dry-run',
    'command/deprecated-flag kubectl run: --dry-run without a value is deprecated: write --dry-run=client.',
  ],
  [
    'an unknown output',
    'kubectl get pods -o yml',
    /^command\/bad-value kubectl get: --output takes json, yaml, .*, not "yml"\. Did you mean "yaml"\?$/,
  ],
  [
    'a JSONPath that cannot be read',
    "kubectl get pods -o jsonpath='{.items[0}'",
    /^command\/bad-output kubectl get: error parsing jsonpath \{\.items\[0\}, unterminated array\./,
  ],
  [
    'a column without a path',
    'kubectl get pods -o custom-columns=NAME',
    'command/bad-output kubectl get: unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>.',
  ],
  [
    'an image that no registry could have',
    'kubectl run web --image=Nginx:latest',
    /^command\/refused kubectl run: invalid image name "Nginx:latest": invalid reference format\./,
  ],
  [
    'a port out of range',
    'kubectl expose deployment web --port 70000',
    'command/bad-port kubectl expose: "70000" is no port: it must be between 1 and 65535, inclusive.',
  ],
  [
    'a label that no object can have',
    'kubectl label pod web app=-web',
    /^command\/refused kubectl label: invalid label value: "app=-web": a valid label must be an empty string or/,
  ],
  [
    'a selector that cannot be read',
    'kubectl get pods -l app=!web',
    /^command\/bad-selector kubectl get: --selector: unable to parse requirement: found '!', expected: identifier\./,
  ],
  [
    'a name that no object can have',
    'kubectl delete pod Web_1',
    /^command\/bad-name kubectl delete: "Web_1" cannot be the name of an object/,
  ],
  [
    'a file that nothing offers',
    'kubectl apply -f pods.yaml',
    'command/no-such-file The topic offers no pods.yaml, and no command writes it. Did you mean "pod.yaml"?',
  ],
  ['shell that is none', 'kubectl get "pods', 'command/shell This is not shell: unterminated double quote.'],
  ['what stands in a substitution', 'curl "$(kubectl get svcs)"', /^command\/unknown-resource/],
  ['what a shell is given to run', "docker exec node sh -c 'kubectl get podz'", /^command\/unknown-resource/],
  [
    'an unknown command of kind',
    'kind create clusters',
    'command/unknown-command kind create: unknown command "clusters". Did you mean "cluster"?',
  ],
  [
    'an unknown command of a command',
    'kubectl rollout statuss deploy/web',
    'command/unknown-command kubectl rollout: unknown command "statuss". Did you mean "status"?',
  ],
  [
    'something that cannot be created',
    'kubectl create deploymnt web',
    'command/unknown-command kubectl create: unknown command "deploymnt". Did you mean "deployment"?',
  ],
  [
    'a command that needs another',
    'kind get',
    'command/wrong-arguments kind get: a subcommand is required: clusters, kubeconfig, nodes.',
  ],
  [
    'an argument that kind does not take',
    'kind create cluster estudo',
    /^command\/wrong-arguments kind create cluster: unknown command "estudo" for "kind create cluster"/,
  ],
  [
    'an unknown flag of Helm',
    'helm install keda kedacore/keda --create-ns',
    /^command\/unknown-flag helm install: unknown flag: --create-ns\./,
  ],
  [
    'an argument that Helm lacks',
    'helm repo add kedacore',
    /^command\/wrong-arguments helm repo add: requires at least 2 arg/,
  ],
];

for (const [name, run, says] of faults) {
  test(`reports ${name}`, async () => {
    const found = (
      await findingsOf({
        [commands]: `- id: get-pods\n  run: ${JSON.stringify(run)}\n  does: { pt-br: a, en: b }\n  needs: cluster\n`,
      })
    ).map((line) => line.replace(/^content\/workloads\/commands\.yaml:2:\d+ /, ''));
    expect(found.filter((line) => !line.includes('unknown-program'))).toEqual([
      typeof says === 'string' ? says : expect.stringMatching(says),
    ]);
  });
}

test('points at the word on its line of a block', async () => {
  const run =
    '- id: get-pods\n' +
    '  run: |\n    kubectl get pods \\\n      --colour=no\n  does: { pt-br: a, en: b }\n  needs: cluster\n';
  expect(await findingsOf({ [commands]: run })).toEqual([
    expect.stringMatching(/^content\/workloads\/commands\.yaml:4:7 command\/unknown-flag/),
  ]);
});

test('points at the word in the middle of a sentence', async () => {
  const found = await findingsOf({
    ...edited(note, 'Veja', 'Com `kubectl get pods --colour` veja'),
    ...edited(english, 'See [', 'With `kubectl get pods` see ['),
  });
  expect(found).toEqual([
    `${note}:13:23 command/unknown-flag kubectl get: unknown flag: --colour. Its usage is: ${usageOfGet}`,
  ]);
});

const usageOfGet =
  'kubectl get [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|' +
  'jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] ' +
  '(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags] [options]';

test('lets a sentence leave words out', async () => {
  expect(
    await findingsOf({
      ...edited(note, 'Veja', '`kubectl run`, `kubectl create … --dry-run=client`, `kubectl delete pod` e'),
      ...edited(english, 'See [', 'See `kubectl scale` ['),
    }),
  ).toEqual([]);
});

test('checks shell blocks of notes, of a console only what stands behind the prompt', async () => {
  const block = '```console\n$ kubectl get podz\nNAME READY\n```\n\nVeja';
  expect(await findingsOf({ ...edited(note, 'Veja', block) })).toContainEqual(
    expect.stringMatching(/10-pod\.mdx:14:15 command\/unknown-resource/),
  );
});

const entry = (run: string, rest: string) => ({
  [commands]: `- id: get-pods\n  run: ${run}\n  does: { pt-br: a, en: b }\n${rest}`,
});

test('compares what an entry says it needs with what it needs', async () => {
  expect(await findingsOf(entry('kubectl run web --image=nginx --dry-run=client', '  needs: nothing\n'))).toEqual([
    `${commands}:2:8 command/needs-cluster ` +
      'kubectl run: it asks an API server even with --dry-run=client. Write "needs: cluster".',
  ]);
  expect(await findingsOf(entry('kubectl config current-context', '  needs: cluster\n'))).toEqual([
    `${commands}:2:8 command/needs-nothing ` +
      'kubectl config current-context: it works without a cluster. Write "needs: nothing".',
  ]);
  expect(
    await findingsOf(entry('kubectl create deployment web --image=nginx --dry-run=client', '  needs: nothing\n')),
  ).toEqual([]);
});

test('compares an entry with the oldest kubectl that has it', async () => {
  const scaled = 'kubectl autoscale deploy web --max=3 --cpu=50%';
  expect(await findingsOf(entry(scaled, '  needs: cluster\n'))).toEqual([
    `${commands}:2:8 command/since kubectl autoscale --cpu came with kubectl 1.34: write since: "1.34".`,
  ]);
  expect(await findingsOf(entry(scaled, '  needs: cluster\n  since: "1.34"\n'))).toEqual([]);
  expect(await findingsOf(entry('kubectl get pods', '  needs: cluster\n  since: "1.35"\n'))).toEqual([
    expect.stringContaining('command/since Nothing in it is newer'),
  ]);
  expect(await findingsOf(entry('kubectl get pods -o kyaml', '  needs: cluster\n  since: "1.34"\n'))).toEqual([
    expect.stringContaining('write since: "1.35" and not "1.34".'),
  ]);
});

const unproved = (text: string) => ({ 'content/unproved.yaml': `${text}  why: { pt-br: porque, en: because }\n` });
const curl = entry('curl localhost', '  needs: nothing\n');

test('asks for a reason where nothing checks a program', async () => {
  expect(await findingsOf(curl)).toEqual([
    `${commands}:2:8 command/unknown-program Nothing checks what "curl" is given: ` +
      'add it to "programs" of an entry of content/unproved.yaml that says why.',
  ]);
  expect(await findingsOf({ ...curl, ...unproved('- programs: [curl]\n') })).toEqual([]);
});

test('takes a reason for the one finding it names and no other', async () => {
  const wrong = entry('kubectl get ep', '  needs: cluster\n');
  expect(
    await findingsOf({ ...wrong, ...unproved('- command: get-pods\n  finding: command/deprecated-resource\n') }),
  ).toEqual([]);
  expect(
    await findingsOf({ ...wrong, ...unproved('- command: get-pods\n  finding: command/unknown-flag\n') }),
  ).toHaveLength(2);
});

test('reports a reason that nothing needs any more', async () => {
  expect(await findingsOf(unproved('- programs: [helm]\n'))).toEqual([
    'content/unproved.yaml:1:3 unproved/needless No command calls "helm" any more: take it away.',
  ]);
});

test('reports a reason that is given in one language only', async () => {
  expect(
    await findingsOf({ 'content/unproved.yaml': '- programs: [curl]\n  why: { pt-br: porque }\n' }),
  ).toContainEqual(expect.stringMatching(/unproved\/missing-field "why\.en" is missing/));
});

test('finds nothing in the notebook', async () => {
  const content = readContent(process.cwd());
  const start = performance.now();
  const findings = await checkCommands(content);
  console.log(`commands of the site: ${Math.round(performance.now() - start)} ms`);
  expect(findings).toEqual([]);
});
