import type { Finding } from '../content/finding.ts';
import type { Counts, Unproved } from './report.ts';

/** GitHub's annotations, one line a finding. */
export function printAnnotations(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ file, line, column, code, message }) =>
        `::error file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`,
    )
    .join('\n');
}

// https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** What nothing proves: each thing, its reason in English, and where it stands. */
export function printUnproved(unproved: readonly Unproved[]): string {
  const lines = unproved.map(
    ({ what, why, places }) =>
      `${what}\n  ${why.en}\n  ${places.map(({ file, line }) => `${file}:${line}`).join(', ')}`,
  );
  return [...lines, `${unproved.length} not proved.`].join('\n');
}

/** What was looked at, in two sentences. */
export function printCounts({
  notes,
  commands,
  manifests,
  calls,
  otherCalls,
  blocks,
  recorded,
  claims,
  unproved,
}: Counts): string {
  return [
    `${notes} notes, ${commands} commands, ${manifests} manifests: ` +
      `${calls} calls of kubectl and kind checked, ${otherCalls} calls of other programs read as shell.`,
    `${recorded} of ${blocks} blocks recorded on a real cluster, ` +
      `${claims} with claims that their outputs are held to; ${unproved} things not proved (npm run verify -- --list).`,
  ].join('\n');
}
