import { checkLabel, checkLabelKey, checkLabelValue } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { podOf } from '../pods.ts';
import { entriesAt, textAt, type Path } from '../value.ts';
import { checkText } from './names.ts';
import type { Rule } from './rule.ts';

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

function checkLabels({ kind, value }: ManifestDocument, path: Path): Problem[] {
  return entriesAt(value, ...path).flatMap(([key, text]) => {
    const at = { kind, path: [...path, key], code: 'bad-label' };
    const wrong = checkText(checkLabelKey, key, at);
    return wrong.length > 0 || typeof text !== 'string' ? wrong : checkText(checkLabelValue, text, at);
  });
}

function checkAnnotations({ kind, value }: ManifestDocument): Problem[] {
  const path = ['metadata', 'annotations'];
  return entriesAt(value, ...path).flatMap(([key]) =>
    checkText(checkLabelKey, key.toLowerCase(), { kind, path: [...path, key], code: 'bad-label' }),
  );
}

function checkNamespace({ kind, value }: ManifestDocument): Problem[] {
  const [path, namespace] = [['metadata', 'namespace'], textAt(value, 'metadata', 'namespace')];
  return namespace === undefined ? [] : checkText(checkLabel, namespace, { kind, path, code: 'bad-name' });
}
