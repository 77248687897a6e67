import { copyText } from './clipboard.client.ts';
import { codeText } from '../code/code-text.client.ts';
import { nameButton } from '../name-button.client.ts';
import { copySays } from '../says.client.ts';

/** `<copy-button>`: its button copies the `.text` beside it, says so, and selects it when the browser refuses. */
export class CopyButton extends HTMLElement {
  async copy() {
    const button = this.querySelector('button');
    const source = this.parentElement?.querySelector(':scope > .text');
    if (!button || !source) return;
    nameButton(button);
    await copyText(codeText(source), button, copySays, source);
  }
}

// One listener for all of them: the list of commands has hundreds.
document.addEventListener('click', ({ target }) => {
  const element = (target as Element).closest('copy-button');
  if (element instanceof CopyButton) void element.copy();
});
