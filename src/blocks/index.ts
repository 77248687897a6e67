import Aside from './Aside.astro';
import Command from './Command.astro';
import Diagram from './Diagram.astro';
import Manifest from './Manifest.astro';
import Term from './Term.astro';

/** What an author places in a note. */
export const blocks = { Aside, Command, Diagram, Manifest, Term };
