import { build, release } from '../kubectl/release.ts';

/** The release that the embedded cluster answers as. */
export const kubernetesVersion = release.gitVersion;

/** The kernel of the machine that Docker runs on. */
export const kernelVersion = '6.12.54-linuxkit';
/** Its processors, which all nodes share. */
export const nodeCpus = '2';

/** The body of `/version`. */
export const version = {
  major: release.major,
  minor: release.minor,
  emulationMajor: release.major,
  emulationMinor: release.minor,
  minCompatibilityMajor: release.major,
  minCompatibilityMinor: String(Number(release.minor) - 1),
  gitVersion: release.gitVersion,
  ...build,
};
