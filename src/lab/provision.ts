import { parseAllDocuments } from 'yaml';
import type { Content } from '../content/read.ts';
import { parseGoal } from './goal.ts';
import { opensShell } from './line-kind.ts';

/** What in the notes brings about, or does away with, each thing that another command may find missing. */
export interface Provision {
  /** `kind/name` to the id of the command or manifest that makes it; those of the path itself come first. */
  makes: Map<string, string>;
  /** `kind/name` to the id of the command that deletes it. */
  deletes: Map<string, string>;
  /** A file's name to the id of the command that writes it. */
  writes: Map<string, string>;
  /** A port of the computer or of the nodes to the id of what opens it. */
  opens: Map<string, string>;
  /** A program that a Pod's image lacks to the id of the command that installs it. */
  installs: Map<string, string>;
  /** The command that opens a shell in a Pod. */
  shell: string | undefined;
}

/** Reads all commands and manifests; the first that makes a thing counts. */
export function getProvision({ commands, manifests }: Content): Provision {
  const provision: Provision = { makes: new Map(), deletes: new Map(), writes: new Map(), opens: new Map(), installs: new Map(), shell: undefined };
  for (const { id, run } of commands) {
    const goal = parseGoal(run);
    if (goal && goal.what !== 'replicas') note(goal.what === 'exists' ? provision.makes : provision.deletes, `${goal.kind}/${goal.name}`, id);
    const [, file] = />\s*([\w-]+\.yaml)\s*$/.exec(run) ?? [];
    if (file) note(provision.writes, file, id);
    const [, port] = /^kubectl port-forward .* (\d+):/.exec(run) ?? [];
    if (port) note(provision.opens, port, id);
    const [, program] = /^apk add (\S+)$/.exec(run) ?? [];
    if (program) note(provision.installs, program, id);
    if (opensShell(run)) provision.shell ??= id;
    const [, cluster] = /^kind (?:create|delete) cluster --name (\S+)/.exec(run) ?? [];
    if (cluster) note(run.includes('create') ? provision.makes : provision.deletes, `cluster/${cluster}`, id);
  }
  for (const { path, file, text, finding } of manifests.filter(({ apply }) => apply === 'kubectl')) {
    const id = commands.find(({ run }) => run === `kubectl apply -f ${file}`)?.id ?? path;
    for (const document of parseAllDocuments(text)) {
      const {
        kind = '',
        metadata,
        spec,
      } = document.toJS() as { kind?: string; metadata?: { name?: string; namespace?: string }; spec?: { clusterIP?: string; selector?: { app?: string } } };
      const pods = spec?.clusterIP === 'None' ? provision.makes.get(`deployment/${spec.selector?.app}`) : undefined;
      // A headless Service without Pods has no name.
      if (pods) note(provision.makes, `pods of/${metadata?.name}`, pods);
      note(provision.makes, `${kind.toLowerCase()}/${metadata?.name ?? ''}`, id);
      if (metadata?.namespace) note(provision.makes, `${kind.toLowerCase()}/${metadata.name ?? ''}.${metadata.namespace}`, id);
    }
    if (finding === undefined) for (const [, port = ''] of text.matchAll(/nodePort: (\d+)/g)) note(provision.opens, port, id);
  }
  return provision;
}

/** The ids of what must come first, as what a failed command printed tells; empty when it tells nothing. */
export function getMissing(run: string, said: string, { makes, deletes, writes, opens, installs }: Provision): string[] {
  const found: (string | undefined)[] = [];
  for (const [, kind = '', name = ''] of said.matchAll(/(\w+)(?:\.[\w.]+)? "([\w.-]+)" not found/g)) found.push(makes.get(`${singular(kind)}/${name}`));
  for (const [, kind = '', name = ''] of said.matchAll(/(\w+)(?:\.[\w.]+)? "([\w.-]+)" already exists/g)) found.push(deletes.get(`${singular(kind)}/${name}`));
  for (const [, file = ''] of said.matchAll(/(?:path "|open |file )([\w-]+\.yaml)/g)) found.push(writes.get(file));
  for (const [, program = ''] of said.matchAll(/^sh: (\S+): not found/gm)) found.push(installs.get(program));
  for (const [, name = ''] of said.matchAll(/already exist for a cluster with the name "([\w-]+)"/g)) found.push(deletes.get(`cluster/${name}`));
  for (const [, port = ''] of said.matchAll(/Failed to connect to \S+ port (\d+)/g))
    found.push(opens.get(port), [...makes].find(([key]) => key.startsWith('deployment/'))?.[1]);
  for (const [, host = '', namespace] of said.matchAll(/(?:Could not resolve host: |can't find |bad address ')([a-z][a-z0-9-]*)(?:\.([a-z0-9-]+))?/g))
    found.push(makes.get(`service/${host}${namespace && namespace !== 'default' ? `.${namespace}` : ''}`));
  if (/connection to the server \S+ was refused|no nodes found for cluster|context "kind-estudo" does not exist|nodes for cluster named 'estudo'/.test(said))
    found.push(makes.get('cluster/estudo'));
  if (/spec: Forbidden: pod updates may not change/.test(said)) found.push(deletes.get('pod/servidor-web'));
  for (const [, host = ''] of said.matchAll(/can't find ([a-z][a-z0-9-]*)\./g)) found.push(makes.get(`pods of/${host}`));
  if (/No resources found in default namespace|index out of bounds|no matching resources found/.test(said)) found.push(makerOf(run, makes));
  const known = found.filter((id) => id !== undefined);
  // A command that names the notes' own Deployment in a way of its own.
  return known.length > 0 || !/not found|connect/.test(said) || said.includes('requested resource')
    ? [...new Set(known)]
    : [...makes]
        .filter(([key]) => key.startsWith('deployment/') && run.includes(key.slice(11)))
        .map(([, id]) => id)
        .slice(0, 1);
}

function note(map: Map<string, string>, key: string, id: string) {
  if (!map.has(key)) map.set(key, id);
}

const singular = (kind: string) => kind.toLowerCase().replace(/(ss)es$|s$/, '$1');

/** What fills an empty list: the maker of the thing that its selector names, else the first of its kind. */
function makerOf(run: string, makes: ReadonlyMap<string, string>): string | undefined {
  const [, listed = ''] = /kubectl get ([\w-]+)/.exec(run) ?? [];
  const kind = holders[singular(listed)] ?? singular(listed);
  const [, name = 'servidor-web'] = /(?:app|service-name)=([\w-]+)/.exec(run) ?? [];
  return makes.get(`${kind}/${name}`) ?? [...makes].find(([key]) => key.startsWith(`${kind}/`))?.[1];
}

/** What makes the things of a list that nobody makes by hand. */
const holders: Record<string, string> = {
  pod: 'deployment',
  po: 'deployment',
  deploy: 'deployment',
  r: 'deployment',
  replicaset: 'deployment',
  endpointslice: 'service',
  svc: 'service',
  hpa: 'horizontalpodautoscaler',
};
