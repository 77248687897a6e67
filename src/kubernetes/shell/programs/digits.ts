/**
 * Hexadecimal digits, always the same for a name: the ids of containers and images. Thirteen are what crictl
 * shows, Docker one less.
 */
export function digitsOf(name: string, length = 12): string {
  let high = 7;
  let low = 11;
  for (const letter of name) {
    high = (Math.imul(high, 31) + letter.charCodeAt(0)) >>> 0;
    low = (Math.imul(low, 131) + letter.charCodeAt(0)) >>> 0;
  }
  return (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).slice(0, length);
}
