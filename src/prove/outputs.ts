import { stringify } from 'yaml';
import type { OutputData } from '../content/schema.ts';

const head = '# Written by npm run capture, never by hand.\n';

/** The text of a topic's outputs.yaml. */
export function printOutputs(outputs: readonly OutputData[]): string {
  const entries = outputs.map(({ output, errors, exit, ...rest }) => ({
    ...rest,
    ...(exit !== 0 && { exit }),
    ...(output && { output }),
    ...(errors && { errors }),
  }));
  return head + stringify(entries, { lineWidth: 0, blockQuote: 'literal' });
}

/** Is it worth a place under its command? Nothing printed says nothing, and a long listing hides the page. */
export const isShown = ({ output, errors }: Pick<OutputData, 'output' | 'errors'>): boolean => {
  const lines = (output + errors).trimEnd().split('\n');
  return (output + errors).trim() !== '' && lines.length <= 60 && !lines.some((line) => line.length > 400);
};
