import type { Language } from '../i18n/index.ts';
import { labTexts } from '../i18n/lab.ts';
import { ClusterView } from './cluster-view.client.ts';
import { Session } from './session.client.ts';
import { StepsView } from './steps-view.client.ts';
import { Terminal } from './terminal.client.ts';

/** Brings the lab's page to life, part by part so that the thread is never kept for long; gives its steps. */
export async function openPage(root: HTMLElement, language: Language): Promise<StepsView> {
  const texts = labTexts[language];
  const session = new Session(language);
  const view = new ClusterView(part(root, '.cluster'), texts);
  session.listen((event) => event.type === 'map' && view.show(event.state));
  session.start();
  await turn();
  const terminal = new Terminal(part(root, '.terminal'), session, texts);
  await turn();
  if (document.activeElement === document.body) terminal.focus();
  return new StepsView(part(root, '.paths'), session, () => terminal.reveal());
}

const turn = () => new Promise<void>((done) => setTimeout(done));

function part(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The lab's page has no ${selector}`);
  return found;
}
