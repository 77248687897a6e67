/** A binary heap: what costs least comes out first. */
export class Queue<T> {
  readonly #items: { cost: number; value: T }[] = [];

  get size() {
    return this.#items.length;
  }

  push(cost: number, value: T) {
    const items = this.#items;
    items.push({ cost, value });
    for (let at = items.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#swapIfCheaper(at, above)) break;
      at = above;
    }
  }

  pop(): { cost: number; value: T } | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    items[0] = last;
    for (let at = 0; ; ) {
      const [one, other] = [2 * at + 1, 2 * at + 2];
      const below = (items[other]?.cost ?? Infinity) < (items[one]?.cost ?? Infinity) ? other : one;
      if (below >= items.length || !this.#swapIfCheaper(below, at)) break;
      at = below;
    }
    return first;
  }

  #swapIfCheaper(low: number, high: number): boolean {
    const [a, b] = [this.#items[low], this.#items[high]];
    if (!a || !b || a.cost >= b.cost) return false;
    [this.#items[low], this.#items[high]] = [b, a];
    return true;
  }
}
