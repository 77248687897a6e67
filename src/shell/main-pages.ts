/** The pages of the header, in order; each is named by the interface text of its section. */
export const mainPages = [
  { section: 'notes', path: '/overview/' },
  { section: 'commands', path: '/commands/' },
  { section: 'manifests', path: '/manifests/' },
] as const;

/** The pages beside the notes, at the end of the sidebar. */
export const referencePages = [
  { section: 'glossary', path: '/glossary/' },
  { section: 'versions', path: '/versions/' },
  { section: 'whatChanged', path: '/what-changed/' },
] as const;

export type Section = (typeof mainPages | typeof referencePages)[number]['section'];
