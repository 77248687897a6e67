/**
 * The script of every page, one request: the elements that a page may hold, and what works on the page itself. What a
 * reader must ask for first (search, values, lab, large picture) is imported by them then.
 */
import './ahead.ts';
import './language-switch.ts';
import './reading.ts';
import './scroll-spy.ts';
import './sidebar-place.ts';
import './theme-toggle.ts';
import '../blocks/copy-button.ts';
import '../blocks/copy-markdown.ts';
import '../blocks/diagram-figure.ts';
import '../blocks/glossary-term.ts';
import { nameButton } from '../blocks/name-button.ts';
import '../blocks/run-button.ts';
import '../blocks/your-values.ts';
import '../offline/offline-state.ts';
import '../search/search-dialog.ts';

document.querySelectorAll('.explain > summary').forEach(nameButton);

// One page's own. Were it a script of that page, Vite would put what both share into a third file, for every page.
if (document.querySelector('lab-page')) void import('../lab/lab-page.ts');
