import { follows, writes } from '../kubernetes/index.ts';

const otherPrograms = [
  'helm (install|upgrade|rollback|uninstall|repo)',
  'kind (create|delete|load|export)',
  'docker (build|tag|rm|stop|start|pause|unpause|kill)',
  'systemctl (stop|start|restart)',
  'p?kill|rm|mv|mkdir|cp|tee',
];
const otherWriting = new RegExp(String.raw`\b(${otherPrograms.join('|')})\b|>\s*[\w./-]+\.\w+`);

const neverTheSame =
  /\b(journalctl|crictl logs|kubectl logs -n kube-system|endpoint status|snapshot (save|status|restore))\b| -v=8\b/;

/**
 * What a line does: `follows` goes on until somebody ends it, `talks` opens a shell in a container, `writes` changes
 * something and is run once, `reads` may be repeated until it shows what it should.
 */
export function kindOfLine(run: string): 'follows' | 'talks' | 'writes' | 'reads' {
  if (/\s(-it|-ti|-i -t|-t -i|--tty)\s/.test(run)) return 'talks';
  if (follows(run)) return 'follows';
  if (/--dry-run/.test(run) && !/>/.test(run)) return 'reads';
  return writes(run) || otherWriting.test(run) ? 'writes' : 'reads';
}

/**
 * Prints what is never twice the same: the log of a part of the cluster, what etcd knows of its own database, whole
 * HTTP messages. Of such an output only the claims are asked.
 */
export const isNeverTheSame = (run: string): boolean => neverTheSame.test(run);
