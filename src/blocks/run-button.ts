import type { Language } from '../i18n/languages.ts';

/** `<run-button>`: runs the command beside it in the lab. The lab is loaded on the first press. */
class RunButton extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', ({ currentTarget }) => void this.run(currentTarget as HTMLButtonElement));
  }

  async run(button: HTMLButtonElement) {
    const { language, where, before, label = '', loading = '', failed = '' } = this.dataset;
    const run = this.parentElement?.querySelector(':scope > .text')?.textContent ?? '';
    button.textContent = loading;
    try {
      const [{ runInDock }, { withValues }] = await Promise.all([import('../lab/dock.ts'), import('../content/your-values.ts')]);
      await runInDock(language as Language, { run, before: (JSON.parse(before ?? '[]') as string[]).map(withValues), where: where === 'pod' ? 'pod' : 'host' }, button);
      button.textContent = label;
    } catch {
      button.textContent = failed;
    }
  }
}

customElements.define('run-button', RunButton);
