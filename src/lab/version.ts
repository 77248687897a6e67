/** The Kubernetes that the engine is a port of. */
export const engineVersion = '1.36';
