import Aside from './aside/Aside.astro';
import Command from './command/Command.astro';
import Diagram from './diagram/Diagram.astro';
import Manifest from './manifest/Manifest.astro';
import Term from './term/Term.astro';

/** What an author places in a note. */
export const blocks = { Aside, Command, Diagram, Manifest, Term };
