const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** `<theme-toggle>`: its button chooses the next theme and keeps it on this device. */
export class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.show();
    this.querySelector('button')?.addEventListener('click', () => {
      choose(themes[(themes.indexOf(chosen()) + 1) % themes.length] ?? 'system');
      this.show();
    });
  }

  show() {
    const label = this.dataset[chosen()] ?? '';
    const button = this.querySelector('button');
    button?.setAttribute('aria-label', label);
    button?.setAttribute('title', label);
  }
}

const chosen = () => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';

function choose(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Where storage is forbidden the theme holds until the next page.
  }
}
