import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { shikiConfig } from './src/blocks/shiki.ts';
import { search } from './src/search/integration.ts';
import { verify } from './src/verify/integration.ts';

export default defineConfig({
  // Where the site will stand: `SITE` is its origin, `BASE` its path. Manifest addresses are made from both.
  site: process.env.SITE || 'http://localhost:4321',
  base: process.env.BASE || '/',
  outDir: process.env.OUT_DIR || 'dist',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
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
  integrations: [mdx(), verify(), search()],
  vite: {
    build: {
      rolldownOptions: {
        // One "module level directive" warning per MDX file says nothing to an author.
        onLog: (level, log, handle) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && handle(level, log),
      },
    },
  },
});
