import { checkEntry } from '../../../check/commands/index.ts';
import { checkManifest } from '../../../check/manifests/index.ts';
import { type Command, readContent } from '../../../content/read.ts';
import { refusal } from '../../../content/value-reason.ts';
import { readSchemas } from '../../build.ts';
import { parseSelectors } from '../../cluster/api/selectors.ts';
import { resourceOf } from '../../cluster/resources.ts';
import { validate } from '../../cluster/validation/index.ts';
import { parseTemplate } from '../../kubectl/print/jsonpath.ts';
import { findRefusal } from '../../kubectl/refusal.ts';

/**
 * Who is asked about a text: the name, whether it refuses the text, and which texts it would take for something else.
 */
export interface Caller {
  grammar: string;
  name: string;
  refuses(text: string): boolean | Promise<boolean>;
  skips?: RegExp;
}

const content = readContent(process.cwd());
const schemas = readSchemas();
const [any] = content.commands.filter(({ needs, since }) => needs === 'cluster' && !since) as [Command];

/** A command that the check of content/ reads; the text stands in single quotes. */
const command =
  (run: (text: string) => string) =>
  async (text: string): Promise<boolean> => {
    const findings = await checkEntry({ ...any, run: run(`'${text.replaceAll("'", `'"'"'`)}'`) }, content);
    return findings.some(({ code }) => /\/(bad-|refused|wrong-value|unknown-flag|bad-flag|missing-value)/.test(code));
  };

/** A manifest that the check of content/ reads. */
const manifest =
  (object: (text: string) => object) =>
  (text: string): boolean =>
    checkManifest({ path: 'x/x.yaml', text: JSON.stringify(object(text)) }, [], schemas).some(({ code }) =>
      /\/bad-/.test(code),
    );

/** What the simulator's kubectl says before it asks a server. */
const kubectl =
  (...argv: ((text: string) => string)[]) =>
  async (text: string): Promise<boolean> =>
    (await findRefusal(argv.map((word) => word(text)))) !== undefined;
const words = (line: string) => line.split(' ').map((word) => (text: string) => word.replace('%', () => text));

/** What the simulator's API server says of an object. */
const server =
  (kind: string, object: (text: string) => object) =>
  (text: string): boolean =>
    validate(
      resourceOf(kind),
      { apiVersion: 'v1', kind, metadata: { name: 'web' }, ...object(text) } as never,
      undefined,
    ).length > 0;

const query = (name: string) => (text: string) => {
  try {
    parseSelectors({ ...resourceOf('Pod'), kind: 'Pod' }, new URLSearchParams({ [name]: text }));
    return false;
  } catch (error) {
    // That a kind cannot be selected by a field is no matter of how selectors are written.
    return !(error as Error).message.startsWith('field label not supported');
  }
};

const container = { name: 'web', image: 'nginx' };
const podSpec = (more: object, others: object = {}) => ({
  spec: { containers: [{ ...container, ...more }], ...others },
});
const typed = (apiVersion: string, kind: string, more: object) => ({
  apiVersion,
  kind,
  metadata: { name: 'web' },
  ...more,
});
const pod = (more: object, others?: object) => typed('v1', 'Pod', podSpec(more, others));
const named = (kind: string, name: string, more: object) => ({ apiVersion: 'v1', kind, metadata: { name }, ...more });
const labelled = (labels: object) => ({ metadata: { name: 'web', labels } });
const kindNode = (node: object) => ({
  apiVersion: 'kind.x-k8s.io/v1alpha4',
  kind: 'Cluster',
  nodes: [{ role: 'control-plane', ...node }],
});
const service = { spec: { ports: [{ port: 80 }] } };
const target = (targetPort: string) => ({ spec: { ports: [{ port: 80, targetPort }] } });
const ports = (name: string) => ({ ports: [{ containerPort: 80, name }] });
const limits = (memory: string) => ({ resources: { limits: { memory } } });

export const callers: Caller[] = [
  {
    grammar: 'image',
    name: 'check: create deployment',
    refuses: command((text) => `kubectl create deployment web --image=${text}`),
  },
  {
    grammar: 'image',
    name: 'check: kind create cluster',
    refuses: command((text) => `kind create cluster --image=${text}`),
  },
  { grammar: 'image', name: 'check: a Pod', refuses: manifest((image) => pod({ image })) },
  { grammar: 'image', name: 'check: a node of kind', refuses: manifest((image) => kindNode({ image })) },
  { grammar: 'image', name: "the reader's image", refuses: (text) => refusal('image', text) !== undefined },
  { grammar: 'reference', name: 'kubectl run', refuses: kubectl(...words('run web --image=%')) },
  { grammar: 'reference', name: 'kubectl debug', refuses: kubectl(...words('debug web --image=%')) },
  { grammar: 'label', name: 'check: -n', refuses: command((text) => `kubectl get pods --namespace=${text}`) },
  { grammar: 'label', name: 'check: create namespace', refuses: command((text) => `kubectl create namespace ${text}`) },
  { grammar: 'label', name: 'check: a Namespace', refuses: manifest((name) => named('Namespace', name, {})) },
  { grammar: 'label', name: 'check: a Service', refuses: manifest((name) => named('Service', name, service)) },
  { grammar: 'label', name: 'check: a container', refuses: manifest((name) => pod({ name })) },
  {
    grammar: 'label',
    name: 'check: a volume',
    refuses: manifest((name) => pod({}, { volumes: [{ name, emptyDir: {} }] })),
  },
  { grammar: 'label', name: "the reader's name", refuses: (text) => refusal('name', text) !== undefined },
  { grammar: 'label', name: 'server: a Namespace', refuses: server('Namespace', (name) => ({ metadata: { name } })) },
  {
    grammar: 'label',
    name: 'server: a Service',
    refuses: server('Service', (name) => ({ metadata: { name }, ...service })),
  },
  { grammar: 'label', name: 'server: a container', refuses: server('Pod', (name) => podSpec({ name })) },
  {
    grammar: 'subdomain',
    name: 'check: delete pod',
    refuses: command((text) => `kubectl delete pod ${text}`),
    skips: /[/,]/,
  },
  { grammar: 'subdomain', name: 'check: a Pod', refuses: manifest((name) => named('Pod', name, podSpec({}))) },
  {
    grammar: 'subdomain',
    name: 'server: a Pod',
    refuses: server('Pod', (name) => ({ metadata: { name }, ...podSpec({}) })),
  },
  {
    grammar: 'subdomain',
    name: 'kubectl create service',
    refuses: kubectl(...words('create service externalname web --external-name=%')),
  },
  { grammar: 'portName', name: 'check: a container', refuses: manifest((name) => pod(ports(name))) },
  {
    grammar: 'portName',
    name: 'check: a targetPort',
    refuses: manifest((text) => typed('v1', 'Service', target(text))),
  },
  { grammar: 'portName', name: 'server: a container', refuses: server('Pod', (name) => podSpec(ports(name))) },
  { grammar: 'portName', name: 'server: a targetPort', refuses: server('Service', target) },
  {
    grammar: 'portName',
    name: 'kubectl create service',
    refuses: kubectl(...words('create service clusterip web --tcp=80:%')),
    skips: /^\d+$/,
  },
  { grammar: 'labelKey', name: 'check: label', refuses: command((text) => `kubectl label pod web ${text}=x`) },
  { grammar: 'labelKey', name: 'check: -l', refuses: command((text) => `kubectl get pods -l ${text}`), skips: /\n/ },
  {
    grammar: 'labelKey',
    name: 'check: a Pod',
    refuses: manifest((key) => ({ ...pod({}), ...labelled({ [key]: 'x' }) })),
  },
  {
    grammar: 'labelKey',
    name: 'check: a node of kind',
    refuses: manifest((key) => kindNode({ labels: { [key]: 'x' } })),
  },
  { grammar: 'labelKey', name: 'server: a ConfigMap', refuses: server('ConfigMap', (key) => labelled({ [key]: 'x' })) },
  { grammar: 'labelValue', name: 'check: label', refuses: command((text) => `kubectl label pod web a=${text}`) },
  {
    grammar: 'labelValue',
    name: 'check: run --labels',
    refuses: command((text) => `kubectl run web --image=nginx --labels=a=${text}`),
  },
  {
    grammar: 'labelValue',
    name: 'check: a Pod',
    refuses: manifest((text) => ({ ...pod({}), ...labelled({ a: text }) })),
  },
  {
    grammar: 'labelValue',
    name: 'check: a node of kind',
    refuses: manifest((text) => kindNode({ labels: { a: text } })),
  },
  { grammar: 'labelValue', name: 'server: a ConfigMap', refuses: server('ConfigMap', (text) => labelled({ a: text })) },
  { grammar: 'labelValue', name: 'kubectl label', refuses: kubectl(...words('label pod web a=%')) },
  {
    grammar: 'configKey',
    name: 'server: a ConfigMap',
    refuses: server('ConfigMap', (key) => ({ data: { [key]: 'x' } })),
  },
  {
    grammar: 'configKey',
    name: 'kubectl create configmap',
    refuses: kubectl(...words('create configmap c --from-literal=%=x --dry-run=client')),
    skips: /[=\n]/,
  },
  {
    grammar: 'configKey',
    name: 'kubectl create secret',
    refuses: kubectl(...words('create secret generic s --from-literal=%=x --dry-run=client')),
    skips: /[=\n]/,
  },
  { grammar: 'quantity', name: 'check: a Pod', refuses: manifest((text) => pod(limits(text))), skips: /^-[.\d]/ },
  {
    grammar: 'quantity',
    name: 'check: autoscale',
    refuses: command((text) => `kubectl autoscale deploy web --max=3 --memory=${text}`),
    skips: /^$/,
  },
  { grammar: 'quantity', name: 'server: a Pod', refuses: server('Pod', (text) => podSpec(limits(text))) },
  {
    grammar: 'duration',
    name: 'check: wait --timeout',
    refuses: command((text) => `kubectl wait pod web --for=delete --timeout=${text}`),
  },
  { grammar: 'duration', name: 'kubectl logs --since', refuses: kubectl(...words('logs web --since=%')), skips: /^-./ },
  {
    grammar: 'duration',
    name: 'kubectl --request-timeout',
    refuses: kubectl(...words('get pods --request-timeout=%')),
    skips: /^1?$/,
  },
  { grammar: 'labelSelector', name: 'check: -l', refuses: command((text) => `kubectl get pods --selector=${text}`) },
  { grammar: 'labelSelector', name: 'server: labelSelector', refuses: query('labelSelector') },
  { grammar: 'labelSelector', name: 'kubectl apply -l', refuses: kubectl(...words('apply -f - --selector=%')) },
  {
    grammar: 'fieldSelector',
    name: 'check: --field-selector',
    refuses: command((text) => `kubectl get pods --field-selector=${text}`),
  },
  { grammar: 'fieldSelector', name: 'server: fieldSelector', refuses: query('fieldSelector') },
  {
    grammar: 'jsonPath',
    name: 'check: -o jsonpath',
    refuses: command((text) => `kubectl get pods -o jsonpath=${text}`),
    skips: /^$|range/,
  },
  {
    grammar: 'jsonPath',
    name: 'kubectl get -o jsonpath',
    refuses: (text) => {
      try {
        parseTemplate(text);
        return false;
      } catch {
        return true;
      }
    },
  },
];
