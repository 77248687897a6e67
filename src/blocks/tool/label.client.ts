/** What bears the word of a button: its label beside the sign, or the button itself. */
export const labelOf = (button: HTMLElement): HTMLElement => button.querySelector('span') ?? button;
