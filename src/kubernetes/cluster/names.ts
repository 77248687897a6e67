/** Letters and digits of which no word can be made, as Kubernetes picks them for the ends of names. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Gives the random end of a generated name. */
export function randomSuffix(length = 5): string {
  return Array.from({ length }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');
}
