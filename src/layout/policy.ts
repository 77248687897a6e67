import { createHash } from 'node:crypto';

const directives = ["default-src 'self'", "base-uri 'self'", "form-action 'none'", "object-src 'none'"];

/**
 * The content security policy of a page: all comes from the site itself, but the one script that runs before anything
 * is drawn, and the one style.
 */
export function policy(script: string, style: string): string {
  return [...directives, `script-src 'self' ${hash(script)}`, `style-src 'self' ${hash(style)}`].join(';');
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
