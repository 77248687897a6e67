/** What the files of the index are made of: numbers, texts and lists of them. */
export type Cbor = number | string | Cbor[];

const utf8 = new TextDecoder();

/** The value that CBOR bytes hold (RFC 8949): whole numbers, texts and lists of known length, as Pagefind writes. Throws on anything else. */
export function parseCbor(bytes: Uint8Array): Cbor {
  let at = 0;

  function size(short: number): number {
    if (short < 24) return short;
    const length = 2 ** (short - 24);
    if (length > 4) throw new Error(`The index holds a number of ${length} bytes`);
    let value = 0;
    for (const end = at + length; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  }

  function value(): Cbor {
    const head = bytes[at++] ?? 0;
    const [type, n] = [head >> 5, size(head & 31)];
    if (type === 0) return n;
    if (type === 1) return -1 - n;
    if (type === 3) return utf8.decode(bytes.subarray(at, (at += n)));
    if (type === 4) return Array.from({ length: n }, value);
    throw new Error(`The index holds a value of CBOR type ${type}`);
  }

  return value();
}
