import { spawnSync } from 'node:child_process';
import { foreignNamespaces, kubectl, type OwnContext } from './context.ts';
import { sleep } from './process.ts';

/** An object of the cluster, as far as it takes to delete it. */
interface Found {
  /** `deployments.apps default servidor-web`. */
  key: string;
  resource: string;
  namespace: string;
  name: string;
  owned: boolean;
}

/** What a node must be again after a note. */
interface NodeState {
  name: string;
  labels: Record<string, string>;
  taints: string;
  unschedulable: boolean;
}

/** What comes and goes by itself, or is deleted apart. */
const leftAlone = new RegExp(
  `^(${[
    String.raw`events(\.events\.k8s\.io)?`,
    String.raw`endpoints|endpointslices\.discovery\.k8s\.io`,
    String.raw`leases\.coordination\.k8s\.io`,
    String.raw`nodes|componentstatuses|controllerrevisions\.apps`,
    String.raw`(pods|nodes)\.metrics\.k8s\.io`,
    String.raw`(ipaddresses|servicecidrs)\.networking\.k8s\.io`,
    String.raw`csinodes\.storage\.k8s\.io`,
    String.raw`certificatesigningrequests\.certificates\.k8s\.io`,
    String.raw`(clustertrustbundles|podgroups|deviceclasses|resourceslices)\S*`,
  ].join('|')})$`,
);

/** The objects and nodes of a cluster as they were before any note ran on it. */
export class Baseline {
  private readonly context: OwnContext;
  private readonly objects: ReadonlySet<string>;
  private readonly nodes: NodeState[];
  /** Namespaces in which somebody else works: what comes and goes there is theirs. */
  private readonly foreign: readonly string[];

  private constructor(context: OwnContext) {
    this.context = context;
    this.foreign = foreignNamespaces(context.env);
    this.objects = new Set(this.list().map(({ key }) => key));
    this.nodes = this.readNodes();
  }

  static of(context: OwnContext): Baseline {
    return new Baseline(context);
  }

  /** What is there beside the baseline and belongs to no other object, as `resource namespace name`. */
  extra(): string[] {
    return this.extraObjects()
      .filter(({ owned }) => !owned)
      .map(({ key }) => key);
  }

  /**
   * Makes the cluster as it was: deletes what was added, and gives nodes back their state. Gives what
   * could not be made good.
   */
  async restore(): Promise<string[]> {
    this.restoreNodes();
    // Objects of an operator first, as long as it is there to let them go.
    await this.deleteExtra(({ resource }) => isCustom(resource));
    await this.deleteExtra(() => true);
    this.kubectl(['delete', 'events', '--all', '--all-namespaces', '--wait=false']);
    return [...this.extra(), ...(await this.awaitNodes())];
  }

  private async deleteExtra(which: (object: Found) => boolean): Promise<void> {
    for (let tries = 0; tries < 60; tries += 1) {
      const objects = this.extraObjects().filter(which);
      if (objects.length === 0) return;
      if (tries % 10 === 0) this.delete(objects.filter(({ owned, resource }) => !owned || resource === 'pods'));
      await sleep(tries < 5 ? 500 : 1_500);
    }
  }

  private delete(objects: readonly Found[]) {
    const groups = Map.groupBy(objects, ({ resource, namespace }) => `${resource} ${namespace}`);
    for (const [group, members] of groups) {
      const [resource = '', namespace = ''] = group.split(' ');
      const force = resource === 'pods' ? ['--force', '--grace-period=0'] : [];
      const place = namespace ? ['--namespace', namespace] : [];
      this.kubectl([
        'delete',
        resource,
        ...members.map(({ name }) => name),
        ...place,
        ...force,
        '--wait=false',
        '--ignore-not-found',
      ]);
    }
  }

  private extraObjects(): Found[] {
    return this.list().filter(({ key }) => !this.objects.has(key));
  }

  /** Every object that can be listed and deleted. */
  private list(): Found[] {
    const resources = this.kubectl(['api-resources', '--verbs=list,delete', '-o', 'name'])
      .split('\n')
      .filter((name) => name && !leftAlone.test(name));
    const columns =
      'KIND:.kind,API:.apiVersion,NS:.metadata.namespace,NAME:.metadata.name,OWNER:.metadata.ownerReferences[0].kind';
    return resources.length === 0
      ? []
      : this.kubectl([
          'get',
          resources.join(','),
          '--all-namespaces',
          '--ignore-not-found',
          '--no-headers',
          '-o',
          `custom-columns=${columns}`,
        ])
          .split('\n')
          .filter(Boolean)
          .map((line) => toFound(line, resources))
          .filter((found) => !this.isForeign(found))
          .filter(
            ({ resource, name }) =>
              !(resource === 'configmaps' && name === 'kube-root-ca.crt') &&
              !(resource === 'serviceaccounts' && name === 'default'),
          );
  }

  private isForeign({ resource, namespace, name }: Found): boolean {
    return this.foreign.includes(resource === 'namespaces' ? name : namespace);
  }

  private readNodes(): NodeState[] {
    const { items } = JSON.parse(this.kubectl(['get', 'nodes', '-o', 'json'])) as {
      items: {
        metadata: { name: string; labels: Record<string, string> };
        spec: { taints?: { key: string }[]; unschedulable?: boolean };
      }[];
    };
    return items.map(({ metadata: { name, labels }, spec: { taints = [], unschedulable = false } }) => ({
      name,
      labels,
      // The taints of a node that does not answer are the controller's.
      taints: JSON.stringify(taints.filter(({ key }) => !key.startsWith('node.kubernetes.io/'))),
      unschedulable,
    }));
  }

  private restoreNodes() {
    const now = this.readNodes();
    for (const before of this.nodes) {
      const node = now.find(({ name }) => name === before.name);
      // kind's nodes are containers: what a note stopped in one is started again.
      docker(this.context, ['exec', before.name, 'systemctl', 'start', 'containerd', 'kubelet']);
      if (!node || JSON.stringify(node) === JSON.stringify(before)) continue;
      const gone = Object.keys(node.labels).filter((label) => !(label in before.labels));
      const labels = { ...before.labels, ...Object.fromEntries(gone.map((label) => [label, null])) };
      const patch = {
        metadata: { labels },
        spec: { taints: JSON.parse(before.taints) as unknown, unschedulable: before.unschedulable || null },
      };
      this.kubectl(['patch', 'node', before.name, '--type=merge', '-p', JSON.stringify(patch)]);
    }
  }

  private async awaitNodes(): Promise<string[]> {
    for (let tries = 0; ; tries += 1) {
      const nodes = this.kubectl(['get', 'nodes', '--no-headers']).split('\n').filter(Boolean);
      const waiting = nodes
        .filter((line) => !/^\S+ +Ready /.test(line))
        .map((line) => `nodes ${line.split(' ')[0]}, not Ready`);
      if ((nodes.length >= this.nodes.length && waiting.length === 0) || tries > 90) return waiting;
      await sleep(1_000);
    }
  }

  private kubectl(args: string[]): string {
    return kubectl(args, this.context.env).stdout;
  }
}

/** `Deployment apps/v1 default servidor-web ReplicaSet` as kubectl's columns have it. */
function toFound(line: string, resources: readonly string[]): Found {
  const [kind = '', api = '', namespace = '', name = '', owner = '<none>'] = line.split(/ +/);
  const group = api.includes('/') ? `.${api.split('/')[0]}` : '';
  const plain = kind.toLowerCase();
  const resource =
    resources.find(
      (candidate) =>
        candidate === `${plain}s${group}` ||
        candidate === `${plain}es${group}` ||
        candidate === `${plain.replace(/y$/, 'ies')}${group}`,
    ) ?? `${plain}s${group}`;
  const place = namespace === '<none>' ? '' : namespace;
  return { key: `${resource} ${place} ${name}`, resource, namespace: place, name, owned: owner !== '<none>' };
}

const builtIn = /^[a-z]+(\.(apps|batch|autoscaling|policy|[a-z.]+\.k8s\.io))?$/;
const isCustom = (resource: string) => !builtIn.test(resource) || resource.endsWith('gateway.networking.k8s.io');

function docker({ env, isKind }: OwnContext, args: string[]) {
  if (isKind) spawnSync('docker', args, { env: env as NodeJS.ProcessEnv, timeout: 60_000 });
}
