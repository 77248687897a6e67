import type { Layout } from './place.ts';

/** The widths for which a diagram is laid out, in pixels: a note's column, a phone's, and the home page's. */
export const layouts = {
  note: { width: 720, narrow: false },
  phone: { width: 326, narrow: true },
  home: { width: 1060, narrow: false },
} satisfies Record<string, Omit<Layout, 'language'>>;
