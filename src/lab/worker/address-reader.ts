import type { Texts } from '../../i18n/index.ts';
import { fill } from '../../i18n/fill.ts';

/**
 * Reads what this site has at an address, whether the address is where the site is published or where the page came
 * from. Gives what the server answers; rejects, in the reader's words, for other sites and without a connection.
 */
export function addressReader({ noInternet, noAddress }: Texts['lab'], published: string, own: string) {
  return async (url: string): Promise<{ status: number; text: string }> => {
    const base = [published, own].find((each) => url.startsWith(each));
    if (base === undefined) throw new Error(fill(noInternet, { url }));
    const response = await fetch(own + url.slice(base.length)).catch(() => {
      throw new Error(fill(noAddress, { url }));
    });
    return { status: response.status, text: await response.text() };
  };
}
