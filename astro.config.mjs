import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import sitemap from '@astrojs/sitemap';
import { shikiConfig } from './src/blocks/shiki.ts';
import { cards } from './src/cards/integration.ts';
import { defaultLanguage, htmlLang } from './src/i18n/languages.ts';
import { slimShell } from './src/lab/slim/plugin.ts';
import { licences, listedPackages } from './src/licences/plugin.ts';
import { offline } from './src/offline/integration.ts';
import { search } from './src/search/integration.ts';
import { verify } from './src/verify/integration.ts';

// The one inline script: it must run before anything is drawn.
const themeHash = `sha256-${createHash('sha256').update(readFileSync('src/shell/theme.js')).digest('base64')}`;

export default defineConfig({
  // Where the site will stand: `SITE` is its origin, `BASE` its path. Manifest addresses are made from both.
  site: process.env.SITE || 'http://localhost:4321',
  base: process.env.BASE || '/',
  outDir: process.env.OUT_DIR || 'dist',
  cacheDir: process.env.CACHE_DIR || 'node_modules/.astro',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  security: {
    csp: {
      directives: ["default-src 'self'", "img-src 'self' data:", "base-uri 'self'", "form-action 'none'", "object-src 'none'", "worker-src 'self'"],
      scriptDirective: { resources: ["'self'"], hashes: [themeHash] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({
      features: {
        headingAttributes: true,
        // Dashes would turn --dry-run into an en dash.
        smartPunctuation: { quotes: true, dashes: false, ellipses: false },
      },
    }),
    shikiConfig,
  },
  // In this order: what is built of the pages, the check of the whole, the search, and then the list of all that is kept.
  integrations: [
    // What is no block becomes HTML when it is compiled: less code to keep and to run. The names are those of `blocks` that are elements.
    mdx({ optimize: { ignoreElementNames: ['a', 'table'] } }),
    sitemap({ i18n: { defaultLocale: defaultLanguage, locales: htmlLang }, filter: (page) => !/\/(offline|notebook)\/$/.test(page) }),
    cards(),
    // Needs a Chromium, which a build of the site alone does not.
    ...(process.env.PDF ? [(await import('./scripts/notebook-pdf.ts')).notebookPdf()] : []),
    verify(),
    search(),
    offline(),
    licences(),
  ],
  vite: {
    plugins: [slimShell(), listedPackages()],
    worker: { format: 'es', plugins: () => [slimShell(), listedPackages()] },
    // One request for the two small files that the copy button and the search share.
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /src\/(blocks\/clipboard|i18n\/fill)\.ts$/ }] } } } } } },
    build: {
      // One stylesheet for the site: a second costs a request and saves 1 KB on few pages.
      cssCodeSplit: false,
      rolldownOptions: {
        // One "module level directive" warning per MDX file says nothing to an author.
        onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
      },
    },
  },
});
