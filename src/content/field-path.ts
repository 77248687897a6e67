/** The steps of a field's path: `spec.containers[0].image` -> `['spec', 'containers', 0, 'image']`. */
export const toPath = (path: string): (string | number)[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) => (index === undefined ? step : Number(index)));
