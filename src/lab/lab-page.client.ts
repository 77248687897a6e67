import type { StepsView } from './steps-view.client.ts';
import type { Language } from '../i18n/languages.ts';

/** `<lab-page>`: loads the lab on the first press of one of its buttons, or at once where this visit has it already. */
class LabPage extends HTMLElement {
  private steps: Promise<StepsView> | undefined;

  connectedCallback() {
    const select = this.querySelector('select');
    const named = this.path(location.hash.slice(1));
    if (select && named) select.value = named.dataset['path'] ?? '';
    select?.addEventListener('change', () => this.choose(select.value));
    this.choose(select?.value ?? '');
    this.addEventListener('click', (event) => void this.press(event.target as HTMLElement));
    if (sessionStorage.getItem('caderno-lab') !== null) void this.load();
  }

  private async press(target: HTMLElement) {
    const button = target.closest<HTMLElement>('button[data-start], .run');
    if (!button) return;
    const steps = await this.load();
    if (button.classList.contains('run')) await steps?.run(button);
  }

  /** The lab, loaded once; a load that failed says so and is tried again at the next press. */
  private async load(): Promise<StepsView | undefined> {
    const notice = this.querySelector<HTMLElement>('.notice');
    try {
      this.steps ??= import('./page.client.ts').then(({ openPage }) =>
        openPage(this, this.dataset['language'] as Language),
      );
      return await this.steps;
    } catch {
      this.steps = undefined;
      if (notice) notice.textContent = this.dataset['failed'] ?? '';
      return undefined;
    }
  }

  private choose(path: string) {
    for (const section of this.querySelectorAll<HTMLElement>('.path'))
      section.hidden = section.dataset['path'] !== path;
    void this.steps?.then((steps) => steps.tick());
  }

  private path(name: string) {
    return [...this.querySelectorAll<HTMLElement>('.path')].find((section) => section.dataset['path'] === name);
  }
}

customElements.define('lab-page', LabPage);
