/**
 * The supported Kubernetes minors, newest first, and the package that holds their official types. The client was released
 * for 1.34 (1.4.0) and then for 1.36 (2.0.0, 2.0.1), for no minor between and none after: `npm view @kubernetes/client-node
 * versions`, 2026-11-22. What 1.34 and 1.36 both accept, 1.35 accepts: no field of an API version goes away and comes back.
 */
export const supportedMinors: { minor: string; client?: string }[] = [
  { minor: '1.37' },
  { minor: '1.36', client: '@kubernetes/client-node' },
  { minor: '1.35' },
];

/** The last minor before the supported ones; its types and those of 1.36 hold between them the minor without a client. */
export const endedMinor = { minor: '1.34', client: '@kubernetes/client-node-1.34' };

/** The minor of the embedded cluster, and the one that every manifest must be right for. */
export const referenceMinor = '1.36';

/** The clients that there are, newest first. */
export const clients = [...supportedMinors, endedMinor].flatMap(({ client }) => client ?? []);

/** The projects whose kinds are no part of Kubernetes, each with the release that its package was made from. */
export const extensions = [
  // https://github.com/tommy351/kubernetes-models-ts/blob/main/third-party/gateway-api/go.mod
  { name: 'Gateway API 1.5', package: '@kubernetes-models/gateway-api' },
  // https://github.com/tommy351/kubernetes-models-ts/blob/main/third-party/keda/go.mod
  { name: 'KEDA 2.19', package: '@kubernetes-models/keda' },
];
