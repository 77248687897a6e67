import type { ManifestDocument, Problem } from '../document.ts';
import { podOf } from '../pods.ts';
import { entriesAt, printPath, textAt, type Path } from '../value.ts';
import { isLabel, isSubdomain } from './names.ts';
import type { Rule } from './rule.ts';

const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Label and annotation keys, label values and namespaces are written as the API takes them. */
export const labels: Rule = (document) => {
  const pod = podOf(document)?.path;
  const places: Path[] = [
    ['metadata', 'labels'],
    ...(document.kind === 'Service' ? [['spec', 'selector']] : [['spec', 'selector', 'matchLabels']]),
    ...(pod
      ? [
          [...pod, 'metadata', 'labels'],
          [...pod, 'spec', 'nodeSelector'],
        ].filter((path) => path.join() !== 'metadata,labels')
      : []),
  ];
  return [
    ...places.flatMap((path) => checkLabels(document, path)),
    ...checkAnnotations(document),
    ...checkNamespace(document),
  ];
};

/** Is it a label's key, like `app` or `app.kubernetes.io/name`? */
export function isKey(key: string): boolean {
  const [last = '', prefix, ...more] = key.split('/').reverse();
  return name.test(last) && (prefix === undefined || isSubdomain(prefix)) && more.length === 0;
}

export const isValue = (value: string) => value === '' || name.test(value);

function checkLabels({ kind, value }: ManifestDocument, path: Path): Problem[] {
  return entriesAt(value, ...path).flatMap(([key, text]) => {
    const where = `${kind}.${printPath(path)}`;
    if (!isKey(key))
      return [
        {
          path: [...path, key],
          code: 'bad-label',
          message: `${where} has the key "${key}": a key is at most 63 letters, digits, -, _ and ., with a DNS name and / before it or not.`,
        },
      ];
    if (typeof text !== 'string' || isValue(text)) return [];
    return [
      {
        path: [...path, key],
        code: 'bad-label',
        message: `${where}.${key} is "${text}": a label's value is at most 63 letters, digits, -, _ and . that begin and end with a letter or digit.`,
      },
    ];
  });
}

function checkAnnotations({ kind, value }: ManifestDocument): Problem[] {
  const path = ['metadata', 'annotations'];
  return entriesAt(value, ...path)
    .filter(([key]) => !isKey(key.toLowerCase()))
    .map(([key]) => ({
      path: [...path, key],
      code: 'bad-label',
      message: `${kind}.metadata.annotations has the key "${key}": a key is at most 63 letters, digits, -, _ and ., with a DNS name and / before it or not.`,
    }));
}

function checkNamespace({ kind, value }: ManifestDocument): Problem[] {
  const namespace = textAt(value, 'metadata', 'namespace');
  if (namespace === undefined || isLabel(namespace)) return [];
  return [
    {
      path: ['metadata', 'namespace'],
      code: 'bad-name',
      message: `${kind}.metadata.namespace is "${namespace}": it must be lower-case letters, digits and hyphens, at most 63.`,
    },
  ];
}
