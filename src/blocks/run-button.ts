import type { Language } from '../i18n/languages.ts';
import { nameButton } from './name-button.ts';
import { says } from './says.ts';

/** `<run-button>`: runs the command beside it in the lab. The lab is loaded on the first press. */
class RunButton extends HTMLElement {
  private readonly label = this.textContent;

  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    nameButton(button);
    button.addEventListener('click', () => void this.run(button));
  }

  async run(button: HTMLButtonElement) {
    const { where, before } = this.dataset;
    const run = this.parentElement?.querySelector(':scope > .text')?.textContent ?? '';
    button.textContent = says['loading'] ?? '';
    try {
      const { runInDock } = await import('../lab/dock.ts');
      const language = document.documentElement.lang.toLowerCase() as Language;
      runInDock(language, { run, before: JSON.parse(before ?? '[]') as string[], where: where === 'pod' ? 'pod' : 'host' }, button);
      button.textContent = this.label;
    } catch {
      button.textContent = says['retry'] ?? '';
    }
  }
}

customElements.define('run-button', RunButton);
