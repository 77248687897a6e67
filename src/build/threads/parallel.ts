/**
 * The results of an async function for every item, at most `limit` at a time; rejects when one does. It also stands in
 * for the one that Serwist installs with, which then never ends: https://github.com/serwist/serwist/issues/367
 */
export async function parallel<T, R>(limit: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const workOff = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: limit }, workOff));
  return results;
}
