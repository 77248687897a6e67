import { createHash } from 'node:crypto';

const directives = ["default-src 'self'", "base-uri 'self'", "form-action 'none'", "object-src 'none'"];

/** The content security policy of a page: all comes from the site itself, but the one script in the page that runs before anything is drawn. */
export function policy(inlineScript: string): string {
  const hash = createHash('sha256').update(inlineScript).digest('base64');
  return [...directives, `script-src 'self' 'sha256-${hash}'`].join(';');
}
