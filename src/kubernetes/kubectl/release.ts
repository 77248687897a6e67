import { kubectlTree } from './tree.ts';

const [major = '', minor = ''] = kubectlTree.version.split('.');

/** The release of Kubernetes that the simulator is: that of the kubectl whose tree was read. */
export const release = { major, minor, gitVersion: `v${kubectlTree.version}` };

/** What a program says of how it was built; the simulator was not built by Kubernetes. */
export const build = {
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '',
  goVersion: '',
  compiler: 'gc',
  platform: 'linux/amd64',
};
