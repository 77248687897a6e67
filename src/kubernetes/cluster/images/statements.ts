import type { Bash } from 'just-bash/browser';

export type Statement =
  | { type: 'plain'; text: string }
  | { type: 'loop'; until: boolean; condition: string; body: Statement[] };

interface Node {
  sourceText?: string;
  background?: boolean;
  pipelines: { commands: Command[] }[];
}

interface Command {
  type: string;
  condition?: Node[];
  body?: Node[];
  redirections?: unknown[];
}

/** Splits a script into statements, and loops into their parts. A script that cannot be parsed stays whole. */
export function statementsOf(bash: Bash, script: string): Statement[] {
  try {
    return read(bash.transform(script).ast.statements as unknown as Node[]);
  } catch {
    return [{ type: 'plain', text: script }];
  }
}

function read(nodes: Node[]): Statement[] {
  if (nodes.some(({ sourceText }) => sourceText === undefined))
    return [{ type: 'plain', text: nodes.map(({ sourceText = '' }) => sourceText).join('\n') }];
  return nodes.map((node) => loopOf(node) ?? { type: 'plain', text: node.sourceText ?? '' });
}

/** A `while` or `until` on its own; one that is left by `break` has to stay whole. */
function loopOf({ sourceText = '', pipelines, background }: Node): Statement | undefined {
  const command = pipelines.length === 1 && pipelines[0]?.commands.length === 1 ? pipelines[0].commands[0] : undefined;
  if (!command?.condition || !command.body || background || (command.redirections ?? []).length > 0) return undefined;
  if (!['While', 'Until'].includes(command.type) || /\b(break|continue)\b/.test(sourceText)) return undefined;
  return {
    type: 'loop',
    until: command.type === 'Until',
    condition: command.condition.map((one) => one.sourceText ?? '').join('\n'),
    body: read(command.body),
  };
}
