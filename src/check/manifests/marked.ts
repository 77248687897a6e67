import type { Finding } from '../../content/finding.ts';
import type { Manifest } from '../../content/read.ts';

/** States that only a cluster shows: a manifest that is marked with one is right as it is written. */
const states = [
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'CrashLoopBackOff',
  'CreateContainerConfigError',
  'Pending',
  'OOMKilled',
  'Error',
];

/**
 * The findings of a manifest against the one that its author says it has: those that are left,
 * or that it is not the one.
 */
export function expectFinding(
  { finding: marked, path, source }: Pick<Manifest, 'finding' | 'path' | 'source'>,
  findings: Finding[],
): Finding[] {
  if (marked === undefined || states.includes(marked)) return findings;
  const codes = findings.map(({ code }) => code.split('/')[1] ?? code);
  if (codes.length === 1 && codes[0] === marked) return [];
  const found = codes.length > 0 ? codes.join(', ') : 'nothing is wrong with it';
  return [
    ...findings.filter((_, index) => codes[index] !== marked),
    {
      ...source,
      code: 'manifest/other-finding',
      message:
        `${path} is marked to give "${marked}" and no other: ${found}. ` +
        `A state that only a cluster shows is one of ${states.join(', ')}.`,
    },
  ];
}
