import { markValues } from './example-values.ts';
import { prompts } from './prompt.ts';
import { highlight } from './shiki.ts';

const kept = new Map<string, Promise<string>>();

/** The HTML of a command with its prompts and the example's values marked. Made once for a text: its note shows it in each language, and so do the lists. */
export function highlightCommand(run: string): Promise<string> {
  const html = kept.get(run) ?? highlight(run, 'shellscript', [prompts(run)], markValues(run));
  kept.set(run, html);
  return html;
}
