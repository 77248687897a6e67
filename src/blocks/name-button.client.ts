import { labelOf } from './tool/label.client.ts';

/**
 * Names a button or a summary of a block by what it says and what the block is about: its caption's first words, or the
 * summary above it.
 */
export function nameButton(button: HTMLElement) {
  const what = button.closest(button.matches('summary') ? 'figure' : 'details, figure');
  const words = what?.querySelector('summary, figcaption')?.firstChild?.textContent?.trim();
  button.ariaLabel ??= `${labelOf(button).textContent}: ${words}`;
}
