/** A part of the index; rejects when it cannot be had. */
export async function fetchPart(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** The bytes of a file of Pagefind's, which it compresses and signs; rejects when they cannot be had. */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  const { body } = await fetchPart(url);
  if (!body) throw new Error(`${url} is empty`);
  const bytes = new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  return bytes.subarray('pagefind_dcd'.length);
}
