import type { Manifest } from '../../content/read.ts';
import { languages, type Language } from '../../i18n/languages.ts';
import { markValues } from './example-values.ts';
import { markWords, prompts } from './prompt.ts';
import { remarks } from '../manifest/remarks.ts';
import { highlight } from './shiki.ts';

const commands = new Map<string, Promise<string>>();

/**
 * The HTML of a command with its prompts, its words and the example's values marked. Made once for a text, as its note shows it in
 * each language, and so do the lists and the notebook: making each anew takes a build a tenth longer.
 */
export function highlightCommand(run: string): Promise<string> {
  const html =
    commands.get(run) ?? highlight(run, 'shellscript', [prompts(run)], [...markWords(run), ...markValues(run)]);
  commands.set(run, html);
  return html;
}

const manifests = Object.fromEntries(languages.map((language) => [language, new WeakMap()])) as Record<
  Language,
  WeakMap<Manifest, Promise<string>>
>;

/**
 * The HTML of a manifest with its remarks in a language and the example's values marked. Made once for a manifest: its
 * notes show it, and so does the list.
 */
export function highlightManifest(manifest: Manifest, language: Language): Promise<string> {
  const text = manifest.text.trimEnd();
  const html =
    manifests[language].get(manifest) ?? highlight(text, 'yaml', [remarks(manifest, language)], markValues(text));
  manifests[language].set(manifest, html);
  return html;
}
