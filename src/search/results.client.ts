import { announce, copyText } from '../blocks/copy-button/clipboard.client.ts';
import { withValues } from '../content/your-values.client.ts';
import { fill } from '../i18n/fill.ts';
import type { Texts } from '../i18n/pt-br.ts';
import type { Found } from './engine.ts';
import { findTerms } from './terms.ts';

export type ResultTexts = Pick<Texts['search'], 'kind' | 'fileFailed'> &
  Pick<Texts['command'], 'copy' | 'copied' | 'copySelected' | 'copyRefused' | 'copyOf' | 'since'> & {
    topicNames: Record<string, string>;
  };

/** One result as an item of a list: a link and, where it can be copied, a button. `terms` are the words to mark. */
export function toItem(found: Found, terms: readonly string[], base: string, texts: ResultTexts): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  draw(found);
  // A note whose text cannot be loaded stays a result, by its title alone.
  found.whole?.().then(draw, () => undefined);
  item.append(link);
  if (found.kind !== 'note') item.append(copyButton(found, base, texts));
  return item;

  function draw(one: Found) {
    link.href = addressOf(one, terms, base);
    link.replaceChildren(...describe(one, terms), element('span', [placeOf(one, texts)], 'where'));
  }
}

/** What a result is called and says: a command with the reader's own values. */
function describe({ kind, title, text, excerpt }: Found, terms: readonly string[]): HTMLElement[] {
  if (kind === 'command')
    return [element('strong', marked(title, terms)), codeElement(marked(withValues(text), terms))];
  if (kind === 'manifest') return [element('strong', title), element('span', marked(text, terms), 'excerpt')];
  return [
    element('strong', marked(title, terms)),
    element('span', excerpt ? marked(excerpt, terms) : [], 'excerpt of-note'),
  ];
}

/**
 * What a result's button copies: a command, or a manifest's file, with the reader's own values. Rejects when a manifest
 * cannot be fetched.
 */
export async function textToCopy(found: Found, base: string): Promise<string> {
  if (found.kind === 'command') return withValues(found.text);
  const response = await fetch(`${base}manifests/${found.topic}/${found.title}`);
  if (!response.ok) throw new Error(`${response.status}`);
  return withValues(await response.text()).trimEnd();
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
  const says = { copied: texts.copied, selected: texts.copySelected, refused: texts.copyRefused };
  button.addEventListener('click', async () => {
    const said = await textToCopy(found, base).then(
      (text) => copyText(text, button, says, [...(button.parentElement?.querySelectorAll('code') ?? [])]),
      () => announce(texts.fileFailed),
    );
    const status = button.closest('dialog')?.querySelector('.search-status');
    if (status && said !== says.copied) status.textContent = said;
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

/** Code that translators leave alone. */
const codeElement = (content: (Node | string)[]) => Object.assign(element('code', content), { translate: false });

function element(name: string, content: string | (Node | string)[], className = ''): HTMLElement {
  const made = document.createElement(name);
  made.append(...(typeof content === 'string' ? [content] : content));
  if (className) made.className = className;
  return made;
}
