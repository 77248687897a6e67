import { refused, type Program } from './program.ts';

/** Programs of the notes that the simulator has not: each answers with one plain sentence. */
export const absent = [
  'helm',
  'go',
  'sudo',
  'brew',
  'winget',
  'apt-get',
  'cloud-provider-kind',
  'ingress2gateway',
  'podman',
  'crictl',
  'etcdctl',
] as const;

/** The program that says of itself that it is not here. */
export const missing =
  (name: string): Program =>
  (_, { remarks }) =>
    Promise.resolve(refused(remarks.notSimulated(name), 127));
