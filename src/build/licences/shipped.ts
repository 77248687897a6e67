/** A package of which readers are sent something. */
export interface Shipped {
  /** Its folder below node_modules; with the package before it that brings a version of its own. */
  name: string;
  /** Code in a bundle, code that another package has in a bundle of its own, data made from it. */
  as: 'code' | 'within' | 'data';
  where: 'pages' | 'search' | 'lab' | 'offline';
}

/**
 * Everything that is sent to readers and was written elsewhere. A build fails when a bundle holds code of a
 * package that is not here.
 */
export const shipped: readonly Shipped[] = [
  { name: 'vite', as: 'within', where: 'pages' },
  { name: 'rolldown', as: 'within', where: 'pages' },
  { name: 'fastest-levenshtein', as: 'code', where: 'search' },
  { name: 'serwist', as: 'code', where: 'offline' },
  { name: 'idb', as: 'code', where: 'offline' },
  { name: '@ngrok/webernetes', as: 'code', where: 'lab' },
  { name: 'events', as: 'code', where: 'lab' },
  { name: 'yaml', as: 'code', where: 'lab' },
  { name: 'just-bash', as: 'code', where: 'lab' },
  { name: 'just-bash/node_modules/diff', as: 'code', where: 'lab' },
  { name: 'minimatch', as: 'code', where: 'lab' },
  { name: 'brace-expansion', as: 'code', where: 'lab' },
  { name: 'balanced-match', as: 'code', where: 'lab' },
  { name: 'sprintf-js', as: 'code', where: 'lab' },
  // just-bash comes as one file, and these are what it may hold: its dependencies that its build does not leave out.
  { name: 'fast-xml-parser', as: 'within', where: 'lab' },
  { name: 'file-type', as: 'within', where: 'lab' },
  { name: 'ini', as: 'within', where: 'lab' },
  { name: 'modern-tar', as: 'within', where: 'lab' },
  { name: 'papaparse', as: 'within', where: 'lab' },
  { name: 're2js', as: 'within', where: 'lab' },
  { name: 'smol-toml', as: 'within', where: 'lab' },
  { name: '@kubernetes/client-node', as: 'data', where: 'lab' },
  { name: 'kubernetes-models', as: 'data', where: 'lab' },
];
