/** The pages of the header, in order; each is named by the interface text of its section. */
export const mainPages = [
  { section: 'notes', path: '/overview/' },
  { section: 'commands', path: '/commands/' },
  { section: 'manifests', path: '/manifests/' },
  { section: 'whatChanged', path: '/what-changed/' },
] as const;

export type Section = (typeof mainPages)[number]['section'];
