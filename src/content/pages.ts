/** The pages made from data: their paths, by the section whose interface text names them. */
export const generatedPages = {
  commands: '/commands/',
  manifests: '/manifests/',
  glossary: '/glossary/',
  versions: '/versions/',
  whatChanged: '/what-changed/',
  howItIsVerified: '/how-it-is-verified/',
  licences: '/licences/',
} as const;

export type GeneratedPage = keyof typeof generatedPages;

/** The page on which the notes' commands run. */
export const labPath = '/lab/';
