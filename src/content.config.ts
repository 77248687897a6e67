// Of `astro:content`, which brings all of Astro's runtime, only this is asked for: half a second of a build.
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { listFolders } from './content/folders.ts';
import { noteSchema } from './content/schema.ts';

/**
 * One collection per topic, of all its notes in both languages. Their source is kept by our own reader
 * (`read.ts`), once.
 */
export const collections = Object.fromEntries(
  listFolders(process.cwd()).map((topic) => [
    topic,
    defineCollection({
      loader: glob({
        base: `./content/${topic}`,
        pattern: '{pt-br,en}/**/*.mdx',
        deferRender: true,
        retainBody: false,
      }),
      schema: noteSchema,
    }),
  ]),
);
