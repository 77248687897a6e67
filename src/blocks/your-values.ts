import { valuesKey } from '../content/values-key.ts';

/** `<your-values>`: what its fields do is another file, asked for by a reader who has values or goes to the fields. */
class YourValues extends HTMLElement {
  connectedCallback() {
    const start = () => void import('./values-panel.ts').then(({ start }) => start(this));
    if (isKept()) start();
    else this.addEventListener('focusin', start, { once: true });
  }
}

function isKept(): boolean {
  try {
    return localStorage.getItem(valuesKey) !== null;
  } catch {
    return false;
  }
}

customElements.define('your-values', YourValues);
