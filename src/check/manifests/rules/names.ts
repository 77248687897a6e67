import type { Problem } from '../document.ts';
import type { Rule } from './rule.ts';

const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const service = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

export const isLabel = (text: string) => label.test(text);
export const isSubdomain = (text: string) => subdomain.test(text);

/** Groups whose names are any part of a path, like `system:node`, or that need none. */
const free = /^(rbac\.authorization|authentication|authorization|kind|networking\.k8s\.io\/v1\/IPAddress)/;

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
  return free.test(`${apiVersion}/${kind}`) ? [] : checkName(kind, name, path);
};

function checkName(kind: string, name: string, path: string[]): Problem[] {
  const bad = (rule: string) => [
    { path, code: 'bad-name', message: `${kind}.metadata.name is "${name}": it must be ${rule}.` },
  ];
  if (kind === 'Service')
    return service.test(name)
      ? []
      : bad(
          '1 to 63 lower-case letters, digits and hyphens that begin with a letter and end with a letter or digit (DNS-1035)',
        );
  if (kind === 'Namespace')
    return isLabel(name)
      ? []
      : bad(
          '1 to 63 lower-case letters, digits and hyphens that begin and end with a letter or digit (DNS-1123 label)',
        );
  if (kind === 'CronJob' && name.length > 52) return bad('at most 52 characters, as its Jobs add 11 to it');
  return isSubdomain(name)
    ? []
    : bad(
        'lower-case letters, digits, hyphens and dots, at most 253, that begin and end with a letter or digit (DNS-1123 subdomain)',
      );
}
