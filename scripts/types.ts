// `npm run types`: reads what Kubernetes, Gateway API and KEDA say of their kinds from their Go modules into
// src/kubernetes/schemas/data/. `-- FOLDER…` reads modules that are on this machine already, each in a folder like
// .../k8s.io/kubernetes@v1.37.2.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../src/kubernetes/schemas/facts.ts';
import { minors } from '../src/kubernetes/schemas/minors.ts';
import { readDefinitions } from './types/crds.ts';
import { keepReachable, readKubernetes } from './types/kubernetes.ts';
import { getDifference, printFacts } from './types/print.ts';

/** The release that stands for each minor; patches change no types. */
const releases: Record<(typeof minors)[number], string> = { '1.37': 'v1.37.2', '1.36': 'v1.36.3', '1.35': 'v1.35.6' };
/** The channel that `kubectl apply -f standard-install.yaml` brings. */
const gateway = 'sigs.k8s.io/gateway-api@v1.6.1';
/** 2.21.1 is not in the Go proxy; it has the same definitions. */
const keda = 'github.com/kedacore/keda/v2@v2.21.0';

const folders = process.argv.slice(2);

function folderOf(module: string): string {
  const given = folders.find((folder) => folder.endsWith(module));
  if (given) return given;
  const { stdout, error } = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', cwd: '/' });
  if (error) throw new Error(`Go is not installed here: install it, or give the folder of ${module}`);
  const { Dir, Error: refused } = JSON.parse(stdout) as { Dir?: string; Error?: string };
  if (!Dir) throw new Error(`go mod download ${module}: ${refused}`);
  return Dir;
}

function write(name: string, text: string): void {
  writeFileSync(`src/kubernetes/schemas/data/${name}.json`, text);
  console.log(`src/kubernetes/schemas/data/${name}.json: ${Math.round(text.length / 1024)} KB`);
}

function readMinor(minor: (typeof minors)[number]): Facts {
  const module = `k8s.io/kubernetes@${releases[minor]}`;
  return keepReachable(readKubernetes(folderOf(module), module));
}

const [newest, ...older] = minors;
const whole = readMinor(newest);
write(`kubernetes-${newest}`, printFacts(whole));
for (const minor of older) write(`kubernetes-${minor}`, printFacts(getDifference(whole, readMinor(minor))));
write('gateway-api', printFacts(readDefinitions(join(folderOf(gateway), 'config/crd/standard'), gateway)));
write('keda', printFacts(readDefinitions(join(folderOf(keda), 'config/crd/bases'), keda)));
