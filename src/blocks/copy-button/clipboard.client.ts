/** What is said of a copy. Of a refused one whether the text is selected, so that a key copies it. */
type CopySays = { copied: string; selected: string; refused: string };

/**
 * Copies a text and says on the button, and to screen readers, how it went; gives what it said. Where the browser
 * refuses, `source`, which shows the text, is selected.
 */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: CopySays,
  source?: Element | null,
): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    showFor(button, says.copied, 2000);
    return announce(says.copied);
  } catch {
    if (!source) return announce(says.refused);
    // In a field the key would copy what is selected there.
    button.focus();
    getSelection()?.selectAllChildren(source);
    if (getSelection()?.isCollapsed) return announce(says.refused);
    showFor(button, 'Ctrl+C', 6000);
    return announce(says.selected);
  }
}

/** Writes into the page's live region, or into that of the open dialog: what lies behind a dialog is never read out. */
export function announce(text: string): string {
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('announcements');
  if (region) region.textContent = text;
  return text;
}

function showFor(button: HTMLElement, label: string, ms: number) {
  button.dataset.label ??= button.textContent ?? '';
  button.textContent = label;
  button.classList.add('done');
  setTimeout(() => {
    button.textContent = button.dataset.label ?? '';
    button.classList.remove('done');
  }, ms);
}
