import { copyText } from './clipboard.ts';
import { codeText } from './code-text.ts';

/** `<copy-button>`: its button copies the `.text` beside it, says so, and selects it when the browser refuses. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => this.copy());
  }

  async copy() {
    const source = this.parentElement?.querySelector(':scope > .text');
    const button = this.querySelector('button');
    if (!source || !button) return;
    await copyText(codeText(source), button, { copied: this.dataset.copied ?? '', failed: this.dataset.failed ?? '' }, source);
  }
}

customElements.define('copy-button', CopyButton);
