import type { Cluster, ImageDefinition, ProcessContext } from '@ngrok/webernetes';
import type { SystemPrograms } from '../engine/runtime.ts';
import type { Kubelets } from '../engine/kubelets.ts';
import type { Registry } from '../engine/registry.ts';
import type { LogEntry, Logs } from '../images/logs.ts';
import { failed, type Output } from '../images/program.ts';
import { openAutoscaler } from './autoscaler.ts';
import { runCoreDns } from './coredns.ts';
import type { KubeObject } from '../object.ts';
import { type Resource, resourceOf } from '../resources.ts';
import { runEndpointSlices } from './endpointslices.ts';
import { runEtcdctl } from './etcdctl.ts';
import { openNodeLife } from './node-life.ts';
import { runScheduler } from './scheduler.ts';

/** What a program of the control plane writes to, and the cluster's time. */
export interface Around {
  log(text: string): void;
  now(): Date;
}

/** A program of the control plane: it works until its container ends. */
export type SystemProgram = (process: ProcessContext, around: Around) => Promise<void>;

interface EngineImages {
  create(reference: string): ImageDefinition | undefined;
}

/** What the programs work with beside the engine's API. */
export interface Parts {
  registry: Registry;
  kubelets: Kubelets;
  remove(
    resource: Resource,
    object: KubeObject,
    graceSeconds: number | undefined,
    policy: string | undefined,
  ): Promise<void>;
}

/**
 * The programs of kube-system. The controllers and kube-proxy are the engine's own; the scheduler, CoreDNS and the
 * controller of EndpointSlices are this project's, as the engine's know no resources, no headless Services and no
 * names as Kubernetes gives. Of several control planes only the leader's work: the engine's elect none, and three would
 * make three Pods for one.
 */
export function openSystemPrograms(
  cluster: Cluster,
  parts: Parts,
  leader: string,
  logs: Logs,
  now: () => Date,
): SystemPrograms {
  const images = cluster.imageRegistry as unknown as EngineImages;
  const create = images.create.bind(images);
  const engine =
    (name: string): SystemProgram =>
    async (process) =>
      void (await create(`webernetes/${name}:1.0`)?.exec(process, [name]));
  const leading =
    (program: SystemProgram): SystemProgram =>
    async (process, around) => {
      if (process.pod.config.pod.spec?.nodeName === leader) await program(process, around);
    };
  const programs: Record<string, SystemProgram[]> = {
    'kube-apiserver': [],
    etcd: [],
    'kube-controller-manager': [
      ...['namespace-controller', 'deployment-controller', 'replicaset-controller', 'garbage-collector'].map(engine),
      runEndpointSlices,
      openAutoscaler(parts.registry),
      openNodeLife(parts.registry, parts.kubelets, (pod) => parts.remove(resourceOf('Pod'), pod, undefined, undefined)),
    ].map(leading),
    'kube-scheduler': [leading(runScheduler)],
    // The rules of Services are one table in the engine, so one kube-proxy writes it.
    'kube-proxy': [
      leading(
        async (process) =>
          void (await routeBalancers(create('webernetes/kube-proxy:1.0'))?.exec(process, ['kube-proxy'])),
      ),
    ],
    coredns: [runCoreDns],
    kindnetd: [],
    'local-path-provisioner': [],
  };
  return (reference) => {
    const name = /^(?:registry\.k8s\.io|docker\.io\/kindest)\/(?:coredns\/)?([\w-]+):/.exec(reference)?.[1] ?? '';
    const list = programs[name];
    const tools: Tools = name === 'etcd' ? { etcdctl: (args) => runEtcdctl(cluster, args) } : {};
    return list && new SystemImage(list, tools, logs, now);
  };
}

interface KubeProxy extends ImageDefinition {
  reconcileService(process: ProcessContext, service: Service): void;
}

interface Service {
  spec?: { type?: string };
}

/** The engine routes no LoadBalancer, which to a node is a NodePort like any other. */
function routeBalancers(image: ImageDefinition | undefined): ImageDefinition | undefined {
  const proxy = image as KubeProxy | undefined;
  const original = proxy?.reconcileService.bind(proxy);
  if (proxy && original)
    proxy.reconcileService = (process, service) =>
      original(
        process,
        service.spec?.type === 'LoadBalancer' ? { ...service, spec: { ...service.spec, type: 'NodePort' } } : service,
      );
  return proxy;
}

/** What can be run in the container beside its program. */
type Tools = Record<string, (args: readonly string[]) => Promise<Output>>;

class SystemImage implements ImageDefinition {
  readonly defaultCommand = ['system'];
  private readonly programs: SystemProgram[];
  private readonly tools: Tools;
  private readonly logs: Logs;
  private readonly now: () => Date;
  private started = false;

  constructor(programs: SystemProgram[], tools: Tools, logs: Logs, now: () => Date) {
    this.programs = programs;
    this.tools = tools;
    this.logs = logs;
    this.now = now;
  }

  async exec(process: ProcessContext, argv: readonly string[]): Promise<number> {
    if (this.started) return this.runTool(process, argv);
    this.started = true;
    const entries: LogEntry[] = this.logs.open(process.pod.uid, process.container.name);
    const log = (text: string) => void entries.push({ time: this.now(), text });
    await Promise.all(this.programs.map((program) => program(process, { log, now: this.now })));
    await process.waitUntilKilled();
    return 0;
  }

  private async runTool(process: ProcessContext, [name = '', ...args]: readonly string[]): Promise<number> {
    const { stdout, stderr, exitCode } = (await this.tools[name]?.(args)) ?? failed(`${name}: not found\n`, 127);
    if (stdout) process.writeStdout(stdout);
    if (stderr) process.writeStderr(stderr);
    return exitCode;
  }
}
