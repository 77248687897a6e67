import type { ManifestDocument, Problem } from '../document.ts';
import type { World } from '../world.ts';

/** Something that no schema sees: reads a document beside what stands around it and gives what is wrong. */
export type Rule = (document: ManifestDocument, world: World) => Problem[];
