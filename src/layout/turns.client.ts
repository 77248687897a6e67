/** So long may a turn take, in milliseconds: a touch is answered between two of them. */
const most = 8;

/** Does all of it, on a slow processor in many short turns: in one it would keep the page from answering. */
export async function doInTurns(parts: Iterable<() => void>) {
  let began = performance.now();
  for (const part of parts) {
    if (performance.now() - began > most) {
      await new Promise((next) => setTimeout(next));
      began = performance.now();
    }
    part();
  }
}
