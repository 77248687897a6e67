import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { noteSchema } from './content/schema.ts';
import { topics } from './content/topics.ts';

/** One collection per topic, of all its notes in both languages. */
export const collections = Object.fromEntries(
  topics.map(({ slug }) => [
    slug,
    defineCollection({
      loader: glob({ base: `./content/${slug}`, pattern: '{pt-br,en}/**/*.mdx', deferRender: true }),
      schema: noteSchema,
    }),
  ]),
);
