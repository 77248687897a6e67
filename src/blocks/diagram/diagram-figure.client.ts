/**
 * `<diagram-figure>`: opens its picture large, and walks through its steps with two buttons and the arrow keys. The
 * steps stand in the page as a list; each part of the picture names those that it belongs to.
 */
export class DiagramFigure extends HTMLElement {
  step = 0;

  connectedCallback() {
    const enlarge = this.querySelector<HTMLButtonElement>('.enlarge');
    enlarge?.addEventListener('click', () => void this.enlarge(enlarge));
    enlarge?.toggleAttribute('hidden', false);
    const walk = this.querySelector<HTMLElement>('.walk');
    if (!walk) return;
    walk.hidden = false;
    for (const button of walk.querySelectorAll('button'))
      button.addEventListener('click', () => this.show(this.step + Number(button.dataset.walk)));
    walk.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowRight' || key === 'ArrowLeft') this.show(this.step + (key === 'ArrowRight' ? 1 : -1));
    });
    this.querySelectorAll('.steps li').forEach((item, index) =>
      item.addEventListener('click', () => this.show(index + 1)),
    );
  }

  show(step: number) {
    const items = [...this.querySelectorAll('.steps li')];
    if (step < 1 || step > items.length) return;
    this.step = step;
    const has = (list: string | undefined) => list?.split(' ').includes(String(step)) ?? false;
    this.classList.add('walking');
    items.forEach((item, index) =>
      index === step - 1 ? item.setAttribute('aria-current', 'step') : item.removeAttribute('aria-current'),
    );
    for (const part of this.querySelectorAll<SVGElement>('svg [data-in]'))
      part.classList.toggle('now', has(part.dataset['in']));
    for (const state of this.querySelectorAll<SVGElement>('svg [data-at]'))
      state.classList.toggle('off', !has(state.dataset['at']));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-walk]')) {
      button.setAttribute(
        'aria-disabled',
        String(step + Number(button.dataset.walk) < 1 || step + Number(button.dataset.walk) > items.length),
      );
    }
    const output = this.querySelector('output');
    if (output) {
      const place = (this.dataset.of ?? '').replace('{n}', String(step));
      output.textContent = `${place} ${items[step - 1]?.textContent ?? ''}`;
    }
  }

  async enlarge(button: HTMLButtonElement) {
    const picture = this.querySelector('svg.wide');
    if (!picture) return;
    const { makeLarge } = await import('./large-diagram.client.ts');
    const dialog = makeLarge(picture, button.ariaLabel, button.dataset['close'] ?? '');
    this.append(dialog);
    dialog.showModal();
  }
}
