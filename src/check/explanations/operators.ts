import { forEachChild, parse, type SyntaxNode } from 'unbash';
import type { Part } from './parts.ts';

/**
 * The signs of the shell in a text: pipes, redirections, substitutions, variables, loops.
 * `from` is added to each offset.
 */
export function getOperators(text: string, from: number): Part[] {
  const parts: Part[] = [];
  const add = (name: string, at: number, shown: string) =>
    parts.push({ at: at + from, text: shown, key: { kind: 'operator', name } });
  const visit = (node: SyntaxNode) => {
    read(node, text, add);
    forEachChild(node, visit);
  };
  visit(parse(text) as unknown as SyntaxNode);
  for (const { index } of text.matchAll(/\\\n/g)) add('\\', index, '\\');
  return parts;
}

type Add = (name: string, at: number, shown: string) => void;

function read(node: SyntaxNode, text: string, add: Add) {
  const slice = (from: number, to: number) => text.slice(from, to);
  if (node.type === 'Pipeline') between(node.commands, node.operators, text, add);
  if (node.type === 'AndOr') between(node.commands, node.operators, text, add);
  if (node.type === 'Redirect') add(node.operator, node.pos, slice(node.pos, node.end));
  if (node.type === 'HereDoc') add(node.operator, node.pos, `${node.operator}${node.delimiter?.text ?? ''}`);
  if (node.type === 'CommandExpansion') add('$(', node.pos, '$(…)');
  if (node.type === 'ProcessSubstitution') add(`${node.operator}(`, node.pos, `${node.operator}(…)`);
  if (node.type === 'SimpleExpansion' || node.type === 'ParameterExpansion') add('$', node.pos, node.text);
  if (node.type === 'Assignment' && !slice(0, node.pos).endsWith('alias ')) add('=', node.pos, `${node.name}=`);
  if (node.type === 'For') add('for', node.pos, 'for … do … done');
}

function between(
  commands: readonly { pos: number; end: number }[],
  operators: readonly string[],
  text: string,
  add: Add,
) {
  operators.forEach((operator, index) => add(operator, text.indexOf(operator, commands[index]?.end), operator));
}
