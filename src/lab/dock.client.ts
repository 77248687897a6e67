import styles from './lab.css?url';
import { labPath } from '../content/pages.ts';
import { withValues } from '../content/your-values.client.ts';
import { href, type Language } from '../i18n/index.ts';
import { labTexts } from '../i18n/lab.ts';
import { addSheet } from '../styles/sheet.client.ts';
import { ClusterView } from './cluster-view.client.ts';
import { element } from './element.client.ts';
import type { Where } from '../kubernetes/index.ts';
import { Session } from './session.client.ts';
import { Terminal } from './terminal.client.ts';

/** A command of a note, as its block has it. */
export interface BlockCommand {
  run: string;
  /** Lines that bring about what the command needs: first these, with the site's own values. */
  start: string[];
  /** Then these, with the reader's, as the page shows them. */
  before: string[];
  where: Where;
}

let dock: Dock | undefined;

/** Opens the lab at the foot of the page and runs the command in it. `opener` gets the focus back. */
export function runInDock(language: Language, command: BlockCommand, opener: HTMLElement) {
  void openDock(language, opener).runCommand(
    command.run,
    [...command.start.map(withValues), ...command.before],
    command.where,
  );
}

/** As runInDock, for lines that belong together. */
export function runAllInDock(language: Language, lines: readonly string[], opener: HTMLElement) {
  void openDock(language, opener).runAll(lines.map(withValues));
}

function openDock(language: Language, opener: HTMLElement): Session {
  dock ??= new Dock(language);
  void dock.open(opener);
  return dock.session;
}

/** The lab as a panel: not modal, so that the note can be read on. */
class Dock {
  readonly session: Session;
  private readonly terminal: Terminal;
  private readonly panel: HTMLElement;
  /** Not a style of the page before: it comes with the first press, while the worker starts. */
  private readonly styled = addSheet(styles);
  private opener: HTMLElement | undefined;

  constructor(language: Language) {
    const texts = labTexts[language];
    this.session = new Session(language);
    const map = element('div', { class: 'cluster', role: 'region', 'aria-label': texts.map });
    const terminal = element('section', { class: 'terminal', 'aria-label': texts.terminal });
    const close = element(
      'button',
      { type: 'button', class: 'button close' },
      'Esc',
      element('span', { class: 'visually-hidden' }, `: ${texts.close}`),
    );
    const bar = element(
      'div',
      { class: 'bar' },
      element('h2', { id: 'lab-dock-title' }, texts.dock),
      element('a', { href: href(language, labPath) }, texts.openPage),
      close,
    );
    this.panel = element(
      'div',
      { class: 'lab-dock', role: 'dialog', 'aria-labelledby': 'lab-dock-title' },
      bar,
      terminal,
      map,
    );
    const view = new ClusterView(map, texts);
    this.session.listen((event) => event.type === 'map' && view.show(event.state));
    this.terminal = new Terminal(terminal, this.session, texts);
    close.addEventListener('click', () => this.close());
    this.panel.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    this.session.start();
  }

  async open(opener: HTMLElement) {
    this.opener = opener;
    await this.styled;
    if (!this.panel.isConnected) document.body.append(this.panel);
    this.panel.hidden = false;
    document.documentElement.classList.add('lab-docked');
    this.terminal.focus();
  }

  close() {
    this.panel.hidden = true;
    document.documentElement.classList.remove('lab-docked');
    this.opener?.focus();
  }
}
