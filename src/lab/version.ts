/** The Kubernetes that the engine is a port of. */
export const engineVersion = '1.36';
/** The engine, with its version. */
export const engineName = 'webernetes 0.3.5';
