import { labelOf } from '../tool/label.client.ts';

/** What is said of a copy. Of a refused one whether the text is selected, so that a key copies it. */
type CopySays = { copied: string; selected: string; refused: string };

/**
 * Copies a text and says on the button, and to screen readers, how it went; gives what it said. Where the browser
 * refuses, `sources`, which show the text and follow each other in the page, are selected.
 */
export async function copyText(
  text: string,
  button: HTMLElement,
  says: CopySays,
  sources: readonly Element[] = [],
): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    showFor(button, says.copied, 2000);
    return announce(says.copied);
  } catch {
    // In a field the key would copy what is selected there.
    if (sources.length > 0) button.focus();
    if (!select(sources, text)) return announce(says.refused);
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

/** What stands between several is selected too, but the reader's own Ctrl+C copies only the text. */
function select(sources: readonly Element[], text: string): boolean {
  const [first, last] = [sources[0], sources.at(-1)];
  if (!first || !last) return false;
  getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
  const selected = String(getSelection());
  if (!selected) return false;
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
