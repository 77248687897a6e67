import { announce, copyText } from '../copy-button/clipboard.client.ts';
import { copySays } from '../says.client.ts';

/**
 * `<copy-markdown>`: its button copies the page's Markdown. It is fetched when the pointer or the focus comes to the
 * button: browsers let a page write to the clipboard only shortly after a press.
 */
export class CopyMarkdown extends HTMLElement {
  private text: Promise<string> | undefined;

  connectedCallback() {
    const button = this.querySelector('button');
    for (const sign of ['pointerenter', 'focus'])
      button?.addEventListener(sign, () => void this.load().catch(() => undefined));
    button?.addEventListener('click', () => void this.copy(button));
  }

  /** The Markdown, loaded once; a failed load is tried again on the next call. */
  load(): Promise<string> {
    this.text ??= fetch(this.dataset['href'] ?? '').then((response) =>
      response.ok ? response.text() : Promise.reject(new Error(response.statusText)),
    );
    this.text.catch(() => (this.text = undefined));
    return this.text;
  }

  async copy(button: HTMLElement) {
    const failed = this.querySelector<HTMLElement>('.failed');
    const refused = failed?.textContent ?? '';
    const said = await this.load().then(
      (text) => copyText(text, button, { ...copySays, refused }),
      () => announce(refused),
    );
    if (failed) failed.hidden = said !== refused;
  }
}
