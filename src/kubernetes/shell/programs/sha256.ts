/** SHA-256 of a text (FIPS 180-4); `crypto.subtle` is missing where a page came over plain HTTP. */
export function sha256(text: string): Uint8Array {
  const message = new TextEncoder().encode(text);
  const data = new Uint8Array((((message.length + 8) >> 6) + 1) << 6);
  data.set(message);
  data[message.length] = 0x80;
  const view = new DataView(data.buffer);
  view.setUint32(data.length - 4, message.length * 8);
  const hash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  for (let block = 0; block < data.length; block += 64) mix(hash, view, block);
  const bytes = new DataView(new ArrayBuffer(32));
  for (const [at, word] of hash.entries()) bytes.setUint32(at * 4, word);
  return new Uint8Array(bytes.buffer);
}

function mix(hash: Uint32Array, view: DataView, block: number) {
  const words = new Uint32Array(64);
  const word = (at: number) => words[at] ?? 0;
  for (let at = 0; at < 64; at += 1) {
    const [early, late] = [word(at - 15), word(at - 2)];
    words[at] =
      at < 16
        ? view.getUint32(block + at * 4)
        : word(at - 16) +
          (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
          word(at - 7) +
          (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at += 1) {
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (constants[at] ?? 0) + word(at);
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) hash[at] = (hash[at] ?? 0) + value;
}

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
/** The first 32 bits behind the point. */
const fraction = (number: number) => (number % 1) * 2 ** 32;
const primes = Array.from({ length: 312 }, (_, at) => at).filter(
  (number) => number > 1 && !Array.from({ length: number }, (_, at) => at).some((at) => at > 1 && number % at === 0),
);
const constants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
