/**
 * `<glossary-term>`: its link opens the definition in place instead of leaving the page. Escape and a click elsewhere
 * close it.
 */
export class GlossaryTerm extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector('a');
    const definition = this.querySelector<HTMLElement>('[popover]');
    if (!link || !definition) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
    link.setAttribute('aria-controls', definition.id);
    definition.addEventListener('toggle', (event) =>
      link.setAttribute('aria-expanded', String(event.newState === 'open')),
    );
    const toggle = (event: Event) => {
      event.preventDefault();
      definition.togglePopover();
      place(definition, link.getBoundingClientRect());
    };
    link.addEventListener('click', toggle);
    link.addEventListener('keydown', (event) => event.key === ' ' && toggle(event));
  }
}

/** Below the word, or above it where there is no room, and never beyond the window's sides. */
function place(definition: HTMLElement, word: DOMRect) {
  const { width, height } = definition.getBoundingClientRect();
  const below = word.bottom + 6;
  const top = below + height > innerHeight ? word.top - height - 6 : below;
  definition.style.top = `${Math.max(8, top)}px`;
  definition.style.left = `${Math.max(8, Math.min(word.left, innerWidth - width - 8))}px`;
}
