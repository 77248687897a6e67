/**
 * Copies a text and says on the button, and to screen readers, how it went. On a refusal it selects `source` and gives
 * false.
 */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: { copied: string; failed: string },
  source?: Element,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(says.copied);
    showFor(button, says.copied, 2000);
    return true;
  } catch {
    announce(says.failed);
    if (source) {
      getSelection()?.selectAllChildren(source);
      showFor(button, 'Ctrl+C', 6000);
    }
    return false;
  }
}

/** Writes into the page's live region, or into that of the open dialog: what lies behind a dialog is never read out. */
export function announce(text: string) {
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('announcements');
  if (region) region.textContent = text;
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
