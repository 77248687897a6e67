/** The Kubernetes that the lab's cluster answers as. */
export const engineVersion = '1.37';
