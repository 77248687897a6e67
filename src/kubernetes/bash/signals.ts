/** A signal that aborts with the first of two; browsers of 2023 have no AbortSignal.any. */
export function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  if (!one || one === other) return other;
  const both = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort();
    signal.addEventListener('abort', () => both.abort(), { once: true, signal: both.signal });
  }
  return both.signal;
}
