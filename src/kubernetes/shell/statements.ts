import type { Bash } from 'just-bash/browser';

export interface StatementText {
  text: string;
  /** A single program with no pipe and no redirection: what it prints can be shown while it prints it. */
  streams: boolean;
}

interface Redirection {
  operator: string;
}
interface CommandNode {
  type: string;
  redirections?: Redirection[];
}
interface StatementNode {
  sourceText?: string;
  background?: boolean;
  pipelines: { commands: CommandNode[] }[];
}

/**
 * Splits a script into statements, so that what one prints is seen before the next runs. A script with a heredoc, a
 * function or a compound command stays whole, as does one that cannot be parsed.
 */
export function parseStatements(bash: Bash, script: string): StatementText[] {
  const whole = [{ text: script, streams: false }];
  let statements: StatementNode[];
  try {
    statements = bash.transform(script).ast.statements as unknown as StatementNode[];
  } catch {
    return whole;
  }
  const commands = statements.flatMap(({ pipelines }) => pipelines.flatMap((pipeline) => pipeline.commands));
  const isPlain = commands.every(
    ({ type, redirections }) =>
      type === 'SimpleCommand' && !redirections?.some(({ operator }) => operator.startsWith('<<')),
  );
  const texts = statements.map(
    ({ sourceText, background }) => (background ? sourceText?.replace(/&\s*$/, '') : sourceText)?.trim() ?? '',
  );
  if (!isPlain || texts.includes('')) return whole;
  return statements.map((statement, at) => ({ text: texts[at] ?? '', streams: isAlone(statement) }));
}

const isAlone = ({ pipelines }: StatementNode) =>
  pipelines.length === 1 &&
  pipelines[0]?.commands.length === 1 &&
  (pipelines[0].commands[0]?.redirections ?? []).length === 0;
