import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { printFindings } from '../../content/finding.ts';
import { readContent } from '../../content/read.ts';
import { currentTranslations, translationsFile } from '../../content/translations.ts';
import { verifyContent } from './index.ts';

/** A whole small notebook in which nothing is wrong. */
const sound: Record<string, string> = {
  'content/statements.yaml': `- id: S1
  says: { pt-br: é, en: is }
  verdict: right
  correction: { pt-br: sim, en: yes it is }
  sources: [{ title: Docs, url: 'https://kubernetes.io/docs/' }]
`,
  'content/topics.yaml': `- slug: workloads
  name: { pt-br: Cargas, en: Workloads }
`,
  'content/workloads/commands.yaml': `- id: get-pods
  run: kubectl get pods
  does: { pt-br: Listar, en: List }
  needs: cluster
`,
  'content/states.yaml': `- id: cluster
  name: { pt-br: o cluster, en: the cluster }
`,
  'content/requirements.yaml': `- id: internet
  why: { pt-br: A máquina não tem rede., en: The machine has no network. }
`,
  'content/workloads/record.yaml': `- note: workloads/pod
  block: get-pods
  run: kubectl get pods
  day: 2026-11-30
  on: { kubernetes: 1.37.2 }
  stdout: |
    NAME   READY   STATUS
    web    1/1     Running
`,
  'content/explanations.yaml': `- command: kubectl
  says: { pt-br: O cliente., en: The client. }
- command: kubectl get
  says: { pt-br: Lista., en: Lists. }
- resource: pods
  says: { pt-br: Pods., en: Pods. }
`,
  'content/workloads/manifests.yaml': `- file: pod.yaml
  does: { pt-br: Um Pod, en: A Pod }
`,
  'content/workloads/manifests/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
`,
  'content/workloads/pt-br/index.mdx': `---
title: Cargas
description: O que roda no cluster.
---
`,
  'content/workloads/en/index.mdx': `---
title: Workloads
description: What runs in the cluster.
---
`,
  'content/workloads/pt-br/10-pod.mdx': `---
title: Pod
description: O Pod é a menor unidade.
statements: [S1]
begins: [cluster]
---
## Ver {#see}

<Command id="get-pods" />

<Manifest file="workloads/pod.yaml" />

Veja [a seção](/workloads/pod/#see).
`,
  'content/workloads/en/10-pod.mdx': `---
title: Pod
description: A Pod is the smallest unit.
statements: [S1]
begins: [cluster]
---
## See {#see}

<Command id="get-pods" />

<Manifest file="workloads/pod.yaml" />

See [the section](/workloads/pod/#see).
`,
};

/** Files by their paths from the root; `undefined` takes one away. */
export type Changes = Record<string, string | Uint8Array | undefined>;

/**
 * The findings of the sound notebook with some files replaced or added, one line each.
 * Its translations count as compared after the changes, or else before them.
 */
export function findingsOf(changes: Changes, compared: 'after' | 'before' = 'after'): string[] {
  const root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  const write = (files: Changes) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      if (text === undefined) rmSync(join(root, file));
      else writeFileSync(join(root, file), text);
    }
  };
  const compare = () => write({ [translationsFile]: JSON.stringify(currentTranslations(readContent(root).notes)) });
  try {
    write(sound);
    compare();
    write(changes);
    if (compared === 'after') compare();
    return printFindings(verifyContent(readContent(root), root))
      .split('\n')
      .filter(Boolean);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The text of a file of the sound notebook. */
export const text = (file: string): string => sound[file] ?? '';

/** The text of a file of the sound notebook with one part replaced; throws when the part is not in it. */
export function edited(file: string, part: string, by: string): Record<string, string> {
  if (!text(file).includes(part)) throw new Error(`${file} has no ${part}`);
  return { [file]: text(file).replace(part, by) };
}
