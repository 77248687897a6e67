import type { ReadPart } from './parts.ts';

/**
 * The parts of an index as a page fetches them from a folder of the site. `again` is put behind the names
 * that are the same in every build, so that a browser asks the server and not its cache; a part in a subfolder
 * has a hash in its name.
 */
export function fetchParts(folder: string, again: string): ReadPart {
  return async (name) => {
    const url = folder + name + (name.includes('/') ? '' : again);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
}
