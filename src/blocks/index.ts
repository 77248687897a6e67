import Aside from './Aside.astro';
import Command from './Command.astro';
import Diagram from './Diagram.astro';
import Link from './Link.astro';
import Manifest from './Manifest.astro';
import Term from './Term.astro';
import Table from './Table.astro';

/** What an author places in a note, and what stands for Markdown's own elements. */
export const blocks = { Aside, Command, Diagram, Manifest, Term, a: Link, table: Table };
