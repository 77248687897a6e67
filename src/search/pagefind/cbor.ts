/** What the files of the index are made of: numbers, texts and lists of them. */
export type Cbor = number | string | Cbor[];

const utf8 = new TextDecoder();

/**
 * The value that CBOR bytes hold (RFC 8949): whole numbers, texts and lists of known length, as Pagefind writes.
 * Throws on anything else.
 */
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
    const type = head >> 5;
    const n = size(head & 31);
    if (type === 0) return n;
    if (type === 1) return -1 - n;
    if (type === 3) return text(n);
    if (type === 4) return list(n);
    throw new Error(`The index holds a value of CBOR type ${type}`);
  }

  // Plain loops: thousands of short texts and lists, read once each, before a browser has compiled anything for speed.
  function list(length: number): Cbor[] {
    const items: Cbor[] = [];
    for (let n = 0; n < length; n += 1) items.push(value());
    return items;
  }

  function text(length: number): string {
    const end = at + length;
    let read = '';
    for (let place = at; place < end; place += 1) {
      const byte = bytes[place] ?? 0;
      if (byte > 127) {
        read = utf8.decode(bytes.subarray(at, end));
        break;
      }
      read += String.fromCharCode(byte);
    }
    at = end;
    return read;
  }

  return value();
}
