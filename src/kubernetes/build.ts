// What the build takes from the simulator, in Node: the schemas that lie in files, and the plugins its dependencies are bundled with.
export { quickStore } from './cluster/engine/quick-store.ts';
export { getClusterSchemas, getClusterTypes, readSchemas, type Schemas } from './schemas/index.ts';
export { slimShell } from './shell/slim/plugin.ts';
