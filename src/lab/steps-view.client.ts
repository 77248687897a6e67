import type { Session } from './session.client.ts';
import type { Where } from '../kubernetes/index.ts';

/** The steps of the path that is chosen: runs them, ticks them, and points at the next. The page holds them already. */
export class StepsView {
  private readonly root: HTMLElement;
  private readonly session: Session;
  private readonly reveal: () => void;

  /** `reveal` brings into sight what the steps print. */
  constructor(root: HTMLElement, session: Session, reveal: () => void) {
    this.root = root;
    this.session = session;
    this.reveal = reveal;
    session.listen((event) => (event.type === 'reached' || event.type === 'reset') && this.tick());
    this.tick();
  }

  /** Runs the step of a button that was pressed; it is busy until its command has ended. */
  async run(button: HTMLElement) {
    const step = button.closest<HTMLElement>('[data-step]');
    if (!step) return;
    this.reveal();
    step.ariaBusy = 'true';
    await this.session.runCommand(textOf(step), this.before(step), step.dataset['where'] as Where);
    step.ariaBusy = null;
  }

  tick() {
    const reached = new Set(this.session.visit.reached);
    const steps = this.steps();
    for (const step of steps) step.classList.toggle('reached', reached.has(step.dataset['step'] ?? ''));
    const next = steps.find((step) => !step.classList.contains('reached') && step.querySelector('button'));
    for (const step of steps) step.toggleAttribute('data-next', step === next);
    this.session.watchSteps(steps.map((step) => ({ id: step.dataset['step'] ?? '', run: textOf(step) })));
  }

  /** The lines that bring an empty cluster to a step of the path that is shown. */
  private before({ dataset }: HTMLElement): string[] {
    const start = this.root.querySelector<HTMLElement>('.path:not([hidden])')?.dataset['start'] ?? '[]';
    const steps = this.steps();
    return [
      ...(JSON.parse(start) as string[]),
      ...(dataset['before'] ?? '')
        .split(' ')
        .flatMap((at) => (at && steps[Number(at)] ? textOf(steps[Number(at)]) : [])),
    ];
  }

  /** The steps of the path that is shown. */
  private steps() {
    return [...this.root.querySelectorAll<HTMLElement>('.path:not([hidden]) [data-step]')];
  }
}

const textOf = (step: HTMLElement | undefined) => step?.querySelector('code')?.textContent ?? '';
