import { forEachChild, parse as parseShell, type SyntaxNode } from 'unbash';
import { parse } from '../../kubernetes/index.ts';
import type { ManifestDocument } from './document.ts';
import { createDeployment, createService, runPod } from './world.ts';

/** What the `kubectl create`, `run` and `expose` of a shell text make, as far as names in manifests can mean it. */
export function getMade(shell: string): ManifestDocument[] {
  return nodesOf(parseShell(shell)).flatMap((node) => {
    if (node.type !== 'Command' || node.name?.value !== 'kubectl') return [];
    return madeBy(node.suffix.flatMap((part) => (part.type === 'Word' ? [part.value] : [])));
  });
}

/** The texts of heredocs in a shell text that are manifests. */
export function getHeredocs(shell: string): string[] {
  return nodesOf(parseShell(shell)).flatMap((node) =>
    node.type === 'HereDoc' && /^(apiVersion|kind):/m.test(node.body?.text ?? '') ? [node.body?.text ?? ''] : [],
  );
}

function nodesOf(root: SyntaxNode): SyntaxNode[] {
  const nodes = [root];
  forEachChild(root, (child) => nodes.push(...nodesOf(child)));
  return nodes;
}

function madeBy(argv: string[]): ManifestDocument[] {
  const parsed = parse(argv);
  if ('stderr' in parsed || parsed.flags.get('dry-run')?.[0] === 'client') return [];
  const flag = (name: string) => parsed.flags.get(name)?.[0] || undefined;
  const namespace = flag('namespace') ?? 'default';
  const numbers = (text: string | undefined) => (text ? text.split(',').map((port) => Number(port.split(':')[0])) : []);
  const name = parsed.args.at(-1)?.split('/').at(-1) ?? '';
  const command = parsed.command.join(' ');
  if (command === 'run')
    return [runPod(name, namespace, labelsOf(flag('labels')) ?? { run: name }, numbers(flag('port')))];
  if (command === 'create deployment') return [createDeployment(name, namespace, numbers(flag('port')))];
  if (command === 'expose') return [createService(flag('name') ?? name, namespace, numbers(flag('port')))];
  return command.startsWith('create service ') ? [createService(name, namespace, numbers(flag('tcp')))] : [];
}

const labelsOf = (text: string | undefined) =>
  text ? (Object.fromEntries(text.split(',').map((pair) => pair.split('='))) as Record<string, string>) : undefined;
