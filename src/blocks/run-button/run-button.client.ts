import type { Language } from '../../i18n/languages.ts';
import { nameButton } from '../name-button.client.ts';
import { says } from '../says.client.ts';
import { labelOf } from '../tool/label.client.ts';

/** `<run-button>`: runs the command or the lines beside it in the lab. The lab is loaded on the first press. */
export class RunButton extends HTMLElement {
  async run() {
    const button = this.querySelector('button');
    if (!button) return;
    nameButton(button);
    const { where, all } = this.dataset;
    const label = labelOf(button);
    this.dataset['label'] ??= label.textContent ?? '';
    label.textContent = says['loading'] ?? '';
    button.classList.add('busy');
    try {
      const { runAllInDock, runInDock } = await import('../../lab/dock.client.ts');
      // Not the page's `lang`: a browser that translates the page changes it.
      const language = says['language'] as Language;
      if (all) runAllInDock(language, parseLines(all), button);
      else
        runInDock(
          language,
          { run: textOf(this.parentElement), ...this.earlier(), where: where === 'pod' ? 'pod' : 'host' },
          button,
        );
      label.textContent = this.dataset['label'];
      button.classList.remove('busy');
    } catch {
      label.textContent = says['retry'] ?? '';
    }
  }

  /**
   * What brings an empty cluster to this block: what its note begins from, and the note's own blocks as they stand
   * above.
   */
  private earlier() {
    const { before = '', start } = this.dataset;
    const note = this.closest('.prose');
    const blocks = note?.querySelectorAll('.command:not(.steps)');
    const begins = note?.querySelector<HTMLElement>('.state[data-start]')?.dataset['start'];
    return {
      start: parseLines(start ?? begins),
      before: before.split(' ').flatMap((at) => (at && blocks?.[Number(at)] ? textOf(blocks[Number(at)]) : [])),
    };
  }
}

const parseLines = (text = '[]') => JSON.parse(text) as string[];
const textOf = (block: Element | null | undefined) => block?.querySelector(':scope > .text')?.textContent ?? '';

// One listener for all of them: the list of commands has hundreds.
document.addEventListener('click', ({ target }) => {
  const element = (target as Element).closest('run-button');
  if (element instanceof RunButton) void element.run();
});
