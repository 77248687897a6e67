const key = 'recent-searches';
const kept = 5;

/** The queries that led this reader somewhere, newest first; none where the browser keeps nothing. */
export function readRecent(): string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

/** Keeps a query as the newest one. */
export function keepRecent(query: string) {
  try {
    localStorage.setItem(key, JSON.stringify([query, ...readRecent().filter((one) => one !== query)].slice(0, kept)));
  } catch {
    // Where storage is forbidden there are no recent searches.
  }
}
