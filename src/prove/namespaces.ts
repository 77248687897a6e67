import { randomBytes } from 'node:crypto';
import { kubectl, type OwnContext } from './context.ts';
import { Refused } from './refused.ts';

/** The proof's own namespaces: one stands for `default`, the other for the notes' `loja`. */
export interface OwnNamespaces {
  own: string;
  store: string;
  /** The text with the notes' namespace replaced by the proof's. */
  rename(text: string): string;
  /** The output as the notes' reader would see it. */
  restore(text: string): string;
  close(): void;
}

/** Makes a namespace of its own and moves the context into it; the other is made by the notes' own command. Throws Refused. */
export function openNamespaces({ env }: OwnContext, topic: string): OwnNamespaces {
  const id = randomBytes(3).toString('hex');
  const [own, store] = [`caderno-${topic}-${id}`, `caderno-loja-${id}`];
  const made = kubectl(['create', 'namespace', own], env);
  if (made.status !== 0) throw new Refused(`The namespace ${own} cannot be made: ${made.stderr.trim()}`);
  kubectl(['config', 'set-context', '--current', `--namespace=${own}`], env);
  return {
    own,
    store,
    rename: (text) => text.replace(/\bloja\b/g, store).replace(/(-n|--namespace)([ =])default\b/g, `$1$2${own}`),
    restore: (text) => text.replaceAll(store, 'loja').replaceAll(own, 'default'),
    close: () => kubectl(['delete', 'namespace', own, store, '--ignore-not-found', '--wait=false'], env),
  };
}
