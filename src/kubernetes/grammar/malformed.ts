/**
 * A text that is not what it should be. Its message says why in the words of the Go code that would have refused it.
 */
export class Malformed extends Error {}

/** Why a text cannot be read; undefined when it can. */
export function reasonOf(parse: (text: string) => unknown, text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}
