import type { SerwistPlugin } from 'serwist';

const mark = 'x-kept-as';

/** Keeps texts as gzip: browsers keep what they were sent unpacked, five times as large. */
export const compressed: SerwistPlugin = {
  cacheWillUpdate: async ({ response }) => {
    if (!response.ok) return null;
    if (!response.body || !/text|json|javascript|xml|yaml/.test(response.headers.get('content-type') ?? ''))
      return response;
    // As one buffer: with a stream, `cache.put` never settles in Chromium when the storage is full.
    const bytes = await passed(response, new CompressionStream('gzip')).arrayBuffer();
    return new Response(bytes, {
      headers: { 'content-type': response.headers.get('content-type') ?? '', [mark]: 'gzip' },
    });
  },
  cachedResponseWillBeUsed: async ({ cachedResponse }) => {
    if (!cachedResponse?.body || !cachedResponse.headers.has(mark)) return cachedResponse;
    return passed(cachedResponse, new DecompressionStream('gzip'));
  },
};

function passed(response: Response, stream: CompressionStream | DecompressionStream): Response {
  return new Response(response.body?.pipeThrough(stream) ?? null, {
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  });
}
