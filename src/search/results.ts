import { announce, copyText } from '../blocks/clipboard.ts';
import { fill } from '../i18n/fill.ts';
import type { Texts } from '../i18n/pt-br.ts';
import type { Found } from './engine.ts';
import { findTerms } from './terms.ts';

export type ResultTexts = Pick<Texts['search'], 'kind' | 'failed'> & Pick<Texts['command'], 'copy' | 'copied' | 'copyFailed' | 'copyOf' | 'since'> & { topicNames: Record<string, string> };

/** One result as an item of a list: a link and, where it can be copied, a button. `terms` are the words to mark. */
export function toItem(found: Found, terms: readonly string[], base: string, texts: ResultTexts): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = addressOf(found, terms, base);
  link.append(element('strong', found.kind === 'manifest' ? found.title : marked(found.title, terms)));
  if (found.kind === 'command') link.append(element('code', marked(found.text, terms)));
  if (found.kind === 'manifest') link.append(element('span', marked(found.text, terms), 'excerpt'));
  if (found.kind === 'note') link.append(element('span', marked(found.excerpt, terms), 'excerpt'));
  link.append(element('span', [placeOf(found, texts)], 'where'));
  item.append(link);
  if (found.kind !== 'note') item.append(copyButton(found, base, texts));
  return item;
}

/**
 * What a result's button copies: a command as it is written, a manifest as its file is. The reader's own values come in
 * here, for every way to copy from the search. Rejects when a manifest cannot be fetched.
 */
export async function textToCopy(found: Found, base: string): Promise<string> {
  if (found.kind === 'command') return found.text;
  const response = await fetch(`${base}manifests/${found.topic}/${found.title}`);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.text()).trimEnd();
}

/** The result's address, with the words to mark in the page it opens. */
function addressOf({ url }: Found, terms: readonly string[], base: string): string {
  const [path = '', hash] = url.split('#');
  const mark = terms.length > 0 ? `?mark=${encodeURIComponent(terms.join(' ')).replaceAll('%20', '+')}` : '';
  return `${base}${path.replace(/^\//, '')}${mark}${hash ? `#${hash}` : ''}`;
}

function placeOf({ kind, topic, title, where, since }: Found, texts: ResultTexts): string {
  const place = [texts.topicNames[topic], where === title ? undefined : where].filter(Boolean).join(' › ');
  return [texts.kind[kind], place, since && fill(texts.since, { version: since })].filter(Boolean).join(' · ');
}

function copyButton(found: Found, base: string, texts: ResultTexts): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = texts.copy;
  button.setAttribute('aria-label', fill(texts.copyOf, { what: found.title }));
  button.addEventListener('click', async () => {
    try {
      await copyText(await textToCopy(found, base), button, { copied: texts.copied, failed: texts.copyFailed });
    } catch {
      announce(texts.failed);
    }
  });
  return button;
}

/** The text with `<mark>` around the words that were looked for. */
function marked(text: string, terms: readonly string[]): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const [from, to] of findTerms(text, terms)) {
    parts.push(text.slice(end, from), element('mark', [text.slice(from, to)]));
    end = to;
  }
  return [...parts, text.slice(end)];
}

function element(name: string, content: string | (Node | string)[], className = ''): HTMLElement {
  const made = document.createElement(name);
  made.append(...(typeof content === 'string' ? [content] : content));
  if (className) made.className = className;
  return made;
}
