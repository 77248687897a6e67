/**
 * The keys of the dialog: arrows go through the results, Enter opens one, Ctrl+Enter copies it, letters go on in the
 * field, Escape closes it, which by itself would first empty the field. An input method has its own keys.
 */
export function onKey(
  event: KeyboardEvent,
  input: HTMLInputElement,
  items: readonly HTMLElement[],
  openFirst: () => void,
  close: () => void,
) {
  // Safari sends the Enter that ends a composition after it, with a code of its own.
  if (event.isComposing || event.keyCode === 229) return;
  const active = document.activeElement as HTMLElement;
  const at = items.findIndex((item) => item.contains(active));
  const control = event.ctrlKey || event.metaKey;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (active instanceof HTMLSelectElement || (active as HTMLInputElement).type === 'radio') return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (next < 0 ? input : items[Math.min(next, items.length - 1)]?.querySelector('a'))?.focus();
  } else if (event.key === 'Enter' && control) {
    event.preventDefault();
    items[Math.max(at, 0)]?.querySelector('button')?.click();
  } else if (event.key === 'Enter' && active === input) {
    event.preventDefault();
    openFirst();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (event.key.length === 1 && !control && !event.altKey && event.key !== ' ' && at >= 0) {
    // Typing goes on in the field, wherever the arrows have led.
    input.focus();
  }
}
