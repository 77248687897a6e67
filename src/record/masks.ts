/**
 * What differs from run to run, and what stands for it: ages and times, addresses, names that controllers make up,
 * UIDs, versions of objects, sizes, ports drawn by lot. The order matters: the longest shapes come first.
 */
const masks: [shape: RegExp, stands: string][] = [
  // kubectl's own log lines begin with level, day, time and process: E1130 11:25:59.123456   12345 memcache.go:381]
  [/\b([EIW])\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /g, '$1<time> <n> '],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| ?[+-]\d{4}( UTC)?)?/g, '<time>'],
  [/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d( [+-]\d{4}| GMT)/g, '<time>'],
  [/\b[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d (UTC )?\d{4}\b/g, '<time>'],
  [/\b[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d UTC \d{4}\b/g, '<time>'],
  [/\b[A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d\b/g, '<time>'],
  [/\b\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\b/g, '<time>'],
  [/\b\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g, '<time>'],
  [/(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>'],
  [/\b(containerd:\/\/|sha256:|SHA256=)[0-9a-f]{12,64}\b/g, '$1<hash>'],
  // Where an image came from is part of its id: a registry, or a file that somebody loaded.
  [/(Image ID: +|"?imageID"?: "?)[\w./:@-]+/g, '$1<image>'],
  [/\b[0-9a-f]{32,64}\b/g, '<hash>'],
  // The machine's own: its kernel, the system of its nodes, and the images that a kind which built its
  // own names differently.
  [/\b\d+\.\d+\.\d+-(fc-|linuxkit|microsoft|\d+-)\S*/g, '<machine>'],
  [/\b(Debian GNU\/Linux|Ubuntu) \d\d(\.\d+)*( LTS)?( \(\w+\))?/g, '<machine>'],
  [/\b(rig|kindest)\/(node|kindnetd?|local-path-provisioner)\b(:\S+)?/g, '<machine>'],
  [/\b(KUBE-(SEP|SVC))-[A-Z0-9]{16}\b/g, '$1-<hash>'],
  [/\S+\/(kubeconfig|\.kube\/config)\b/g, '<kubeconfig>'],
  [/\bapiserver-[a-z0-9]{26}(_<uid>)?/g, 'apiserver-<hash>$1'],
  [/(ephemeral-storage: +)\w+/g, '$1<size>'],
  // Which sizes of huge pages a node lists is its processor's.
  [/^ *hugepages-\S+ .*\n/gm, ''],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,13}\b/g, '<id>'],
  [/\b\d{1,3}(\.\d{1,3}){3}\b/g, '<ip>'],
  [/\bfc00(:[0-9a-f]*)+/g, '<ip>'],
  [/(<ip>|localhost):[3-6]\d{4}\b/g, '$1:<port>'],
  [/\/tmp\/(LIVE|MERGED)(-\d+)?\b/g, '/tmp/$1-<n>'],
  [/\b\d{4,5}\.kind\b/g, '<n>.kind'],
  [/-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, '-<hash>-<id>'],
  [/(pod-template-hash=|pod-template-hash: )[a-z0-9]{8,10}\b/g, '$1<hash>'],
  [/-(?=[a-z0-9]*\d)[bcdfghjklmnpqrstvwxz2456789]{8,10}\b/g, '-<hash>'],
  [/-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-<id>'],
  [/\b((?:resource ?version|(?:observed ?)?generation)"?: *"?)\d+/gi, '$1<n>'],
  // The notes' own NodePort is the one that is chosen.
  [/\b(?!30080)3[0-2]\d{3}\b/g, '<nodePort>'],
  [/ ?\(x\d+ over [^)]*\)/g, ''],
  [/\b(milliseconds=)\d+/g, '$1<n>'],
  // What an HPA measures, beside what it aims at.
  [/\b\d+%(?=\/\d+%)|(?<=request\): +)\d+%/g, '<n>%'],
  [/\b(About a minute|About an hour|\d+ (seconds?|minutes?|hours?|days?))( ago)?/g, '<age>'],
  [/\bLess than a second( ago)?/g, '<age>'],
  [/\b(\d+(y|d|h|m|s|ms|us|µs|μs))+(?= ago\b|\b)/g, '<age>'],
  [/\btook <age>/g, 'took <age>'],
  // How often a container has been restarted, and which of two states an image that cannot be pulled is in,
  // turn on the moment.
  [/\b\d+ (?=\(<age> ago\))/g, '<n> '],
  [/^(kube-system +\S+ +\d\/\d +Running +)(\d+|<n> \(<age> ago\))/gm, '$1<n>'],
  [/\b(ErrImagePull|ImagePullBackOff)\b/g, '<pulling>'],
  [/\b\d+(\.\d+)? ?(kB|KB|MB|GB|KiB|MiB|GiB|Ki|Mi|bytes)\b/g, '<size>'],
  // Of two workers either may get a Pod.
  [/\bestudo-worker2?\b/g, '<worker>'],
];

/** The text with everything masked that is never twice the same. */
export const mask = (text: string): string =>
  masks.reduce((masked, [shape, stands]) => masked.replace(shape, stands), text);
