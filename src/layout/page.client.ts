/**
 * The script of every page, one request: the elements that a page may hold, and what works on the page itself. What a
 * reader must ask for first (search, values, lab, large picture) is imported by them then.
 */
import { CopyButton } from '../blocks/copy-button/copy-button.client.ts';
import { CopyMarkdown } from '../blocks/copy-markdown/copy-markdown.client.ts';
import { DiagramFigure } from '../blocks/diagram/diagram-figure.client.ts';
import { nameButton } from '../blocks/name-button.client.ts';
import { RunButton } from '../blocks/run-button/run-button.client.ts';
import { GlossaryTerm } from '../blocks/term/glossary-term.client.ts';
import { YourValues } from '../blocks/your-values/your-values.client.ts';
import { OfflineState } from '../offline/offline-state.client.ts';
import { SearchDialog } from '../search/search-dialog.client.ts';
import { fetchAhead } from './ahead.client.ts';
import { markHeading } from './contents.client.ts';
import { keepPlace } from './language-switch.client.ts';
import { followReading } from './reading.client.ts';
import { placeSidebar } from './sidebar-place.client.ts';
import { ThemeToggle } from './theme-toggle.client.ts';
import { doInTurns } from './turns.client.ts';

const elements = {
  'search-dialog': SearchDialog,
  'theme-toggle': ThemeToggle,
  'your-values': YourValues,
  'copy-button': CopyButton,
  'run-button': RunButton,
  'copy-markdown': CopyMarkdown,
  'glossary-term': GlossaryTerm,
  'diagram-figure': DiagramFigure,
  'offline-state': OfflineState,
};

void doInTurns([
  ...Object.entries(elements).map(
    ([name, element]) =>
      () =>
        customElements.define(name, element),
  ),
  fetchAhead,
  keepPlace,
  followReading,
  markHeading,
  nameButtons,
]);
// It asks where things stand, which makes the browser lay out the page at once: in a frame that is due anyway.
requestAnimationFrame(placeSidebar);

// Imported here and not in a script tag of the lab's page: Vite would put the code that both scripts share into a third
// file, one more request for every page.
if (document.querySelector('lab-page')) void import('../lab/lab-page.client.ts');

/** Screen readers hear a button's name with what it is about. Last of all: until then a button bears its own text. */
function nameButtons() {
  const buttons = document.querySelectorAll<HTMLElement>('copy-button button, run-button button, .explain > summary');
  void doInTurns([...buttons].map((button) => () => nameButton(button)));
}
