import { generatedPages, labPath, type GeneratedPage } from '../content/pages.ts';

/** The pages of the header, in order; each is named by the interface text of its section. */
export const mainPages = [
  { section: 'notes', path: '/overview/' },
  { section: 'commands', path: generatedPages.commands },
  { section: 'manifests', path: generatedPages.manifests },
  { section: 'laboratory', path: labPath },
] as const;

/** The pages beside the notes, at the end of the sidebar. */
export const referencePages = [
  { section: 'glossary', path: generatedPages.glossary },
  { section: 'versions', path: generatedPages.versions },
  { section: 'whatChanged', path: generatedPages.whatChanged },
  { section: 'howItIsVerified', path: generatedPages.howItIsVerified },
] as const;

export type Section = (typeof mainPages | typeof referencePages)[number]['section'] | GeneratedPage;
