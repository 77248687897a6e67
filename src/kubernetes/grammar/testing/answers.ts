import data from './answers.json' with { type: 'json' };

/**
 * What the Go code of Kubernetes says of a text: why it is refused, or what it means where that is more
 * than that it is right.
 */
export interface Answer {
  value: string;
  refused?: string;
  means?: unknown;
}

export interface Answers {
  /** The Go modules that were asked. */
  from: string[];
  /** By the name of the grammar. */
  grammars: Record<string, Answer[]>;
}

/** Written by `npm run grammar`. */
export const answers = data as Answers;

/** Labels, or fields, that the selectors were tried on: what a selector means is the places of those it finds. */
export const sets: Record<string, string>[] = [
  {},
  { a: 'b' },
  { a: 'c' },
  { a: '' },
  { a: '2' },
  { a: '0' },
  { b: 'b' },
  { a: 'b', b: 'c' },
  { a: 'b', c: 'x' },
  { a: 'b', c: 'd', f: 'g' },
  { in: 'in' },
  { notin: 'in' },
  { 'x.y/z': 'w' },
  { a: 'b,c' },
  { a: 'b=c' },
  { 'metadata.name': 'web', 'status.phase': 'Pending' },
];
