import { copyText } from './clipboard.client.ts';
import { codeText } from '../code/code-text.client.ts';
import { nameButton } from '../name-button.client.ts';
import { copySays } from '../says.client.ts';

/**
 * `<copy-button>`: its button copies the `.text` beside it, or those of all commands in its frame, says so, and selects
 * them when the browser refuses.
 */
export class CopyButton extends HTMLElement {
  async copy() {
    const button = this.querySelector('button');
    const frame = this.matches('.all') ? this.closest('.commands') : this.parentElement;
    const texts = frame?.querySelectorAll(':scope > .text, :scope > .block > .text') ?? [];
    if (!button || texts.length === 0) return;
    nameButton(button);
    await copyText([...texts].map(codeText).join('\n'), button, copySays, [...texts]);
  }
}

// One listener for all of them: the list of commands has hundreds.
document.addEventListener('click', ({ target }) => {
  const element = (target as Element).closest('copy-button');
  if (element instanceof CopyButton) void element.copy();
});
