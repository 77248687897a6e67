import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import sitemap from '@astrojs/sitemap';
import { commandPlaces } from './src/blocks/command/command-places.ts';
import { markdownHtml } from './src/blocks/markdown-html.ts';
import { shikiConfig } from './src/blocks/code/shiki.ts';
import { defaultLanguage, htmlLang } from './src/i18n/languages.ts';
import { lab } from './src/lab/bundle/integration.ts';
import { labWorker } from './src/lab/bundle/plugin.ts';
import { workerPlugins } from './src/lab/bundle/worker.ts';
import { licences, listedPackages } from './src/build/licences/plugin.ts';
import { offline } from './src/offline/integration.ts';
import { search } from './src/search/integration.ts';
import { slimPreload } from './src/layout/slim-preload.ts';
import { verified } from './src/check/plugin.ts';

// With its last slash, as Astro itself keeps it.
const base = (process.env.BASE || '/').replace(/\/?$/, '/');

/** What the search shares with the page's other scripts. */
const shared = /src\/(search\/(plain|terms)|i18n\/fill|content\/your-values\.client)\.ts$|fastest-levenshtein/;

export default defineConfig({
  // Where the site will stand: `SITE` is its origin, `BASE` its path. Manifest addresses are made from both.
  site: process.env.SITE || 'http://localhost:4321',
  base,
  outDir: process.env.OUT_DIR || 'dist',
  cacheDir: process.env.CACHE_DIR || 'node_modules/.astro',
  trailingSlash: 'always',
  compressHTML: 'jsx',
  // While a picture is drawn or a page is written, which other threads do, the next pages are made.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({
      hastPlugins: [markdownHtml(base), commandPlaces],
      features: {
        headingAttributes: true,
        // Dashes would turn --dry-run into an en dash.
        smartPunctuation: { quotes: true, dashes: false, ellipses: false },
      },
    }),
    shikiConfig,
  },
  // In this order: the check reads the built pages, the search takes its marks out of them, and the service
  // worker lists the result.
  integrations: [
    // What is no block becomes HTML when it is compiled: less code to keep and to run.
    mdx({ optimize: true }),
    sitemap({
      i18n: { defaultLocale: defaultLanguage, locales: htmlLang },
      filter: (page) => !/\/(offline|notebook)\/$/.test(page),
    }),
    lab(),
    // Needs a Chromium, which a build of the site alone does not.
    ...(process.env.PDF ? [(await import('./scripts/notebook-pdf.ts')).notebookPdf()] : []),
    search(),
    offline(),
    licences(),
  ],
  vite: {
    plugins: [verified(), labWorker(), slimPreload(), listedPackages()],
    worker: { format: 'es', plugins: workerPlugins },
    // Without the group below, a reader who reaches for the search asks for six files instead of two.
    environments: {
      // Astro's own way is two files for each note, which a build takes a sixth longer to write and to load.
      prerender: {
        build: {
          rolldownOptions: {
            output: { codeSplitting: { groups: [{ name: 'notes', test: /\.mdx(\?|$)/, maxSize: 1_000_000 }] } },
          },
        },
      },
      client: {
        build: {
          rolldownOptions: {
            output: {
              entryFileNames: '_astro/[hash].js',
              codeSplitting: {
                groups: [
                  {
                    name: 'words',
                    test: shared,
                  },
                ],
              },
            },
          },
        },
      },
    },
    build: {
      rolldownOptions: {
        // One "module level directive" warning per MDX file says nothing to an author.
        onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
      },
    },
  },
});
