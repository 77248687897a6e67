/**
 * The script of every page, one request: the elements that a page may hold, and what works on the page itself. What a
 * reader must ask for first (search, values, lab, large picture) is imported by them then.
 */
import './ahead.client.ts';
import './language-switch.client.ts';
import './reading.client.ts';
import './scroll-spy.client.ts';
import './sidebar-place.client.ts';
import './theme-toggle.client.ts';
import '../blocks/copy-button/copy-button.client.ts';
import '../blocks/copy-markdown/copy-markdown.client.ts';
import '../blocks/diagram/diagram-figure.client.ts';
import '../blocks/term/glossary-term.client.ts';
import { nameButton } from '../blocks/name-button.client.ts';
import '../blocks/run-button/run-button.client.ts';
import '../blocks/your-values/your-values.client.ts';
import '../offline/offline-state.client.ts';
import '../search/search-dialog.client.ts';

document.querySelectorAll('.explain > summary').forEach(nameButton);

// One page's own. Were it a script of that page, Vite would put what both share into a third file, for every page.
if (document.querySelector('lab-page')) void import('../lab/lab-page.client.ts');
