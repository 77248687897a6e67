/** The values of the notebook's running example that a reader may replace by their own. */
export const defaults = { name: 'servidor-web', image: 'nginx:1.30-alpine', port: '80', namespace: 'loja' } as const;

export type ValueName = keyof typeof defaults;
export type Values = Record<ValueName, string>;
export const valueNames = Object.keys(defaults) as ValueName[];

/**
 * What a place in a text shows: a value, or what follows from the image: its name without the tag, the
 * container named after it.
 */
export type Shown = ValueName | 'repository' | 'container';

/** A place of a text where a value stands. */
export interface ValuePlace {
  shown: Shown;
  start: number;
  end: number;
}

/**
 * Where each value stands. `servidor-web` is the name in `deployment/servidor-web`, `servidor-web-np` and
 * `servidor-web.loja.svc`, but a file keeps its own. The port is the one the container listens on: a Service of these
 * notes answers on 80 whatever it leads to.
 */
const patterns: Record<Shown, RegExp> = {
  name: /(?<![\w-])servidor-web(?!\w)(?![\w-]*\.(?:yaml|yml|txt)\b)/g,
  namespace: /(?<![\w-]|\bda )loja(?![\w-])/g,
  image: /(?<![\w./-])nginx:1\.30-alpine(?![\w.-])/g,
  repository: /(?<=\bnginx=)nginx(?=:)/g,
  container: /(?<=\s)nginx(?==nginx:)|(?<=- name: )nginx(?=\n\s+image: nginx:1\.30-alpine)/g,
  port: /(?<=(?:containerPort|targetPort): |--target-port[ =]|--tcp=80:|kubectl run .*--port=)80\b/g,
};

/** Every place of a value in a command or manifest, in order. The ports of a kind node are the node's. */
export function findValues(text: string): ValuePlace[] {
  const isKind = text.includes('kind.x-k8s.io/');
  return (Object.keys(patterns) as Shown[])
    .filter((shown) => !(isKind && shown === 'port'))
    .flatMap((shown) =>
      [...text.matchAll(patterns[shown])].map(({ 0: found, index }) => ({
        shown,
        start: index,
        end: index + found.length,
      })),
    )
    .sort((a, b) => a.start - b.start);
}

/**
 * What a place shows when the reader has those values. A container is named as kubectl names it: by the image,
 * "_" and "." as "-".
 */
export function show(shown: Shown, values: Values): string {
  const repository = values.image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  if (shown === 'repository') return repository;
  return shown === 'container' ? (repository.split('/').at(-1) ?? '').replace(/[_.]/g, '-') : values[shown];
}

/** The text with the reader's values in the place of the example's. */
export function fillValues(text: string, values: Values): string {
  let end = 0;
  const parts = findValues(text).map((place) => {
    const before = text.slice(end, place.start);
    end = place.end;
    return before + show(place.shown, values);
  });
  return parts.join('') + text.slice(end);
}
