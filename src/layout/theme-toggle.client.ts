const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/**
 * `<theme-toggle>`: its button chooses the next theme and keeps it on this device. A page that comes back out of the
 * browser's history takes the theme that was chosen meanwhile, and another tab takes it at once.
 */
export class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.show();
    this.querySelector('button')?.addEventListener('click', () => {
      const theme = themes[(themes.indexOf(chosen()) + 1) % themes.length] ?? 'system';
      wear(theme);
      keep(theme);
      this.show();
    });
    addEventListener('pageshow', ({ persisted }) => persisted && this.renew());
    addEventListener('storage', () => this.renew());
  }

  renew() {
    wear(kept());
    this.show();
  }

  show() {
    const label = this.dataset[chosen()] ?? '';
    const button = this.querySelector('button');
    button?.setAttribute('aria-label', label);
    button?.setAttribute('title', label);
  }
}

const chosen = () => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';

function wear(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Where storage is forbidden the theme holds until the next page. */
function keep(theme: Theme) {
  try {
    localStorage.setItem('theme', theme);
  } catch {}
}

function kept(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';
  } catch {
    return chosen();
  }
}
