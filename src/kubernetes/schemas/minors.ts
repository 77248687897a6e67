/**
 * The supported Kubernetes minors, newest first. data/ holds what the official OpenAPI of each says: of the newest all,
 * of the others what differs.
 */
export const minors = ['1.37', '1.36', '1.35'] as const;

/** The minor whose types the embedded cluster decodes and explains by. */
export const clusterMinor = minors[0];

/** The projects whose kinds are no part of Kubernetes, each by the name of its file in data/. */
export const extensions = [
  { file: 'gateway-api', project: 'Gateway API' },
  { file: 'keda', project: 'KEDA' },
];
