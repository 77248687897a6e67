import { copyText } from './clipboard.client.ts';
import { codeText } from '../code/code-text.client.ts';
import { nameButton } from '../name-button.client.ts';
import { says } from '../says.client.ts';

/** `<copy-button>`: its button copies the `.text` beside it, says so, and selects it when the browser refuses. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    nameButton(button);
    button.addEventListener('click', () => this.copy(button));
  }

  async copy(button: HTMLButtonElement) {
    const source = this.parentElement?.querySelector(':scope > .text');
    if (source)
      await copyText(codeText(source), button, { copied: says['copied'] ?? '', failed: says['refused'] ?? '' }, source);
  }
}

customElements.define('copy-button', CopyButton);
