// Of `astro:content`, which brings all of Astro's runtime, only this is asked for: half a second of a build.
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { noteSchema } from './content/schema.ts';
import { topics } from './content/topics.ts';

/** One collection per topic, of all its notes in both languages. Their source is kept by our own reader (`read.ts`), once. */
export const collections = Object.fromEntries(
  topics.map(({ slug }) => [
    slug,
    defineCollection({
      loader: glob({ base: `./content/${slug}`, pattern: '{pt-br,en}/**/*.mdx', deferRender: true, retainBody: false }),
      schema: noteSchema,
    }),
  ]),
);
