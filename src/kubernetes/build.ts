// What the build takes from the simulator, in Node: the schemas that lie in files, and the plugins its dependencies are bundled with.
export { quickStore } from './cluster/engine/quick-store.build.ts';
export { getClusterSchemas, getClusterTypes, readSchemas, type Schemas } from './schemas/schemas.build.ts';
export { slimShell } from './shell/slim/slim-shell.build.ts';
