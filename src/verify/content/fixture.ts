import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { printFindings } from '../../content/finding.ts';
import { verifyContent } from './index.ts';

/** A whole small notebook in which nothing is wrong. */
const sound: Record<string, string> = {
  'content/statements.yaml': `- id: S1
  says: { pt-br: é, en: is }
  verdict: right
  correction: { pt-br: sim, en: yes it is }
  sources: [{ title: Docs, url: 'https://kubernetes.io/docs/' }]
`,
  'content/workloads/commands.yaml': `- id: get-pods
  run: kubectl get pods
  does: { pt-br: Listar, en: List }
  needs: cluster
`,
  'content/workloads/manifests.yaml': `- file: pod.yaml
  does: { pt-br: Um Pod, en: A Pod }
`,
  'content/workloads/manifests/pod.yaml': `apiVersion: v1
kind: Pod
metadata:
  name: web
`,
  'content/workloads/pt-br/10-pod.mdx': `---
title: Pod
description: O Pod é a menor unidade.
statements: [S1]
---

## Ver {#see}

<Command id="get-pods" />

<Manifest file="workloads/pod.yaml" />

Veja [a seção](/workloads/pod/#see).
`,
};

/** The findings of the sound notebook with some files replaced or added, one line each. */
export function findingsOf(changes: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  try {
    for (const [file, text] of Object.entries({ ...sound, ...changes })) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    return printFindings(verifyContent(root)).split('\n').filter(Boolean);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The text of a file of the sound notebook with one part replaced; throws when the part is not in it. */
export function edited(file: string, part: string, by: string): Record<string, string> {
  const text = sound[file];
  if (!text?.includes(part)) throw new Error(`${file} has no ${part}`);
  return { [file]: text.replace(part, by) };
}
