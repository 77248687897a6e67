import { type NameRule, nameRuleOf } from '../../../kubernetes/index.ts';
import type { Problem } from '../document.ts';
import { printPath, type Path } from '../value.ts';
import type { Rule } from './rule.ts';

/** An object has a name that the API takes: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export const names: Rule = ({ apiVersion, kind, name, value }) => {
  const generated = (value as { metadata?: { generateName?: unknown } }).metadata?.generateName;
  const path = ['metadata', 'name'];
  if (name === '') {
    const needless = /^(authentication|authorization|kind)\b/.test(apiVersion) || typeof generated === 'string';
    return needless
      ? []
      : [
          {
            path: ['metadata'],
            code: 'missing-field',
            message: `${kind}.metadata.name is missing: every object has a name.`,
          },
        ];
  }
  const free = /^(authentication|authorization|kind|networking\.k8s\.io\/v1\/IPAddress)/.test(`${apiVersion}/${kind}`);
  return free ? [] : checkText(nameRuleOf(kind), name, { kind, path, code: 'bad-name' });
};

/** What the API server says of a name, a label or a key that is no such; nothing of one that is. */
export function checkText(
  rule: NameRule,
  text: string,
  { kind, path, code }: { kind: string; path: Path; code: string },
): Problem[] {
  const wrong = rule(text);
  return wrong.length === 0
    ? []
    : [{ path, code, message: `${kind}.${printPath(path)} is "${text}": ${wrong.join('; ')}.` }];
}
