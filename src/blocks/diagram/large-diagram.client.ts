/** A dialog that holds a copy of a picture as large as the window lets it be, and goes away when it is closed. */
export function makeLarge(picture: Element, label: string | null, closing: string): HTMLDialogElement {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'diagram-large', ariaLabel: label });
  const close = Object.assign(document.createElement('button'), { className: 'button', textContent: closing });
  const drawing = Object.assign(document.createElement('div'), { className: 'drawing', tabIndex: 0 });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  drawing.append(picture.cloneNode(true));
  dialog.append(close, drawing);
  return dialog;
}
