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
    if (select(sources, text)) showFor(button, 'Ctrl+C', 6000);
    return false;
  }
}

/** Writes into the page's live region, or into that of the open dialog: what lies behind a dialog is never read out. */
export function announce(text: string) {
  const region = document.querySelector('dialog[open] [role=status]') ?? document.getElementById('announcements');
  if (region) region.textContent = text;
}

/** What stands between several is selected too, but the reader's own Ctrl+C copies only the text. */
function select(sources: readonly Element[], text: string): boolean {
  const [first, last] = [sources[0], sources.at(-1)];
  if (!first || !last) return false;
  getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  const selected = String(getSelection());
  document.addEventListener(
    'copy',
    (event) => {
      if (String(getSelection()) !== selected) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    },
    { once: true },
  );
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
