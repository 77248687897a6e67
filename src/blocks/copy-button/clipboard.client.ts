import { labelOf } from '../tool/label.client.ts';

/**
 * Copies a text and says on the button, and to screen readers, how it went. On a refusal it selects `sources`, which
 * follow each other in the page, and gives false.
 */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: { copied: string; failed: string },
  sources: readonly Element[] = [],
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(says.copied);
    showFor(button, says.copied, 2000);
    return true;
  } catch {
    announce(says.failed);
    if (select(sources)) showFor(button, 'Ctrl+C', 6000);
    return false;
  }
}

/** Writes into the page's live region, or into that of the open dialog: what lies behind a dialog is never read out. */
export function announce(text: string) {
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('announcements');
  if (region) region.textContent = text;
}

/** Between several, what is no part of them is left out of what the reader copies by hand. */
function select([first, ...more]: readonly Element[]): boolean {
  if (!first) return false;
  const last = more.at(-1) ?? first;
  if (last !== first) first.closest('.commands')?.classList.add('by-hand');
  getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  return true;
}

function showFor(button: HTMLElement, text: string, ms: number) {
  const label = labelOf(button);
  button.dataset['label'] ??= label.textContent ?? '';
  label.textContent = text;
  button.classList.add('done');
  setTimeout(() => {
    label.textContent = button.dataset['label'] ?? '';
    button.classList.remove('done');
  }, ms);
}
