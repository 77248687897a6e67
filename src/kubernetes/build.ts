// What the build takes from the simulator, in Node: the schemas that lie in files, the plugins its dependencies are
// bundled with, and what kubectl says of the commands that are checked.
export { quickStore } from './cluster/engine/quick-store.build.ts';
export { findFormatFault } from './kubectl/print/printer.ts';
export { findRefusal } from './kubectl/refusal.ts';
export { getClusterSchemas, getClusterTypes, readSchemas, type Schemas } from './schemas/schemas.build.ts';
export { slimShell } from './shell/slim/slim-shell.build.ts';
