import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';

/** Answers paths below an object, and those that are about no stored object; undefined when there is nothing there. */
export async function handleSubresource(_call: Call, _url: URL, _route?: Route): Promise<Answer | undefined> {
  return undefined;
}
