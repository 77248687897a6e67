import { inflateSync } from 'node:zlib';

/** Bytes of a WOFF's header, of a table's entry in it, and the same of an SFNT. */
const [woffHeader, woffEntry, sfntHeader, sfntEntry] = [44, 20, 12, 16];

/**
 * The font that a WOFF holds, as SFNT: https://www.w3.org/TR/WOFF/ Node unpacks its tables in a tenth of the time that a font
 * library written in JavaScript takes.
 */
export function unpackWoff(woff: Buffer): Buffer {
  const tables = woff.readUInt16BE(12);
  const sfnt = Buffer.alloc(woff.readUInt32BE(16));
  sfnt.writeUInt32BE(woff.readUInt32BE(4), 0);
  sfnt.writeUInt16BE(tables, 4);
  let at = sfntHeader + tables * sfntEntry;
  for (let index = 0; index < tables; index += 1) {
    const entry = woffHeader + index * woffEntry;
    const [from, packed, length] = [
      woff.readUInt32BE(entry + 4),
      woff.readUInt32BE(entry + 8),
      woff.readUInt32BE(entry + 12),
    ];
    const table = woff.subarray(from, from + packed);
    (packed < length ? inflateSync(table) : table).copy(sfnt, at);
    const target = sfntHeader + index * sfntEntry;
    // Its tag and its checksum as they are, then where its table stands here.
    woff.copy(sfnt, target, entry, entry + 4);
    woff.copy(sfnt, target + 4, entry + 16, entry + 20);
    sfnt.writeUInt32BE(at, target + 8);
    sfnt.writeUInt32BE(length, target + 12);
    at += Math.ceil(length / 4) * 4;
  }
  return sfnt;
}
