// Of `astro:content`, which brings all of Astro's runtime, only this is asked for: half a second of a build.
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { noteSchema } from './content/schema.ts';

/** All notes of all topics in both languages. Their source is kept by our own reader (`read.ts`), once. */
export const collections = {
  notes: defineCollection({
    loader: glob({ base: './content', pattern: '*/{pt-br,en}/**/*.mdx', deferRender: true, retainBody: false }),
    schema: noteSchema,
  }),
};
