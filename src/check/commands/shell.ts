import { forEachChild, parse, type Command, type ParsedScript, type SyntaxNode, type Word } from 'unbash';

/** One word of a command after its quotes are gone. */
export interface ShellWord {
  text: string;
  /** The offset of its first character in the text that was parsed. */
  at: number;
  /** The offset behind its last character. */
  end: number;
  /** Holds an expansion or $'escapes', so that nobody knows its value before the shell does. */
  open: boolean;
}

/** One program as the shell starts it. */
export interface ShellCommand {
  words: ShellWord[];
  /** Files that it writes by redirection. */
  writes: string[];
  at: number;
}

export interface ShellText {
  commands: ShellCommand[];
  errors: { message: string; at: number }[];
}

/** Parses shell text: every command in it, in pipes, substitutions and loops too. `at` is added to each offset. */
export function parseShell(text: string, at = 0): ShellText {
  const shell: ShellText = { commands: [], errors: [] };
  visit(parse(text), shell, at);
  return shell;
}

function visit(node: SyntaxNode | ParsedScript, shell: ShellText, at: number) {
  if (node.type === 'Script')
    for (const error of node.errors ?? []) shell.errors.push({ message: error.message, at: error.pos + at });
  if (node.type === 'Command' && node.name) shell.commands.push(readCommand(node, node.name, at));
  forEachChild(node as SyntaxNode, (child) => visit(child, shell, at));
}

function readCommand(command: Command, name: Word, at: number): ShellCommand {
  const words = [name, ...command.args.filter((arg) => arg.type === 'Word')].map((word) => readWord(word, at));
  const writes = command.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && redirect.operator.startsWith('>') && redirect.target ? [redirect.target.value] : [],
  );
  return { words, writes, at: command.pos + at };
}

function readWord(word: Word, at: number): ShellWord {
  return { text: word.value, at: word.pos + at, end: word.end + at, open: isOpen(word) };
}

function isOpen({ parts = [] }: { parts?: readonly object[] | undefined }): boolean {
  return parts.some((part) => {
    const { type, parts: inner } = part as { type: string; parts?: readonly object[] };
    return /Expansion|Substitution/.test(type) || (inner ? isOpen({ parts: inner }) : false);
  });
}
