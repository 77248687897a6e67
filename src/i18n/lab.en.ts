import type { LabTexts } from './lab.pt-br.ts';

/** Texts of the lab in English. */
export const labEn: LabTexts = {
  title: 'A cluster in this page',
  description:
    'A Kubernetes cluster of three nodes that runs in your browser: ' +
    'type kubectl, follow the commands of the notes and watch Pods being born.',
  start: 'Start the cluster',
  startText:
    'The cluster runs in this browser, with no account and no time limit. ' +
    'It takes about {size} KB, fetched only when you start it.',
  noScript: 'The lab needs JavaScript. Without it, copy the commands and use a kind cluster on your machine.',
  loading: 'Loading the simulator: {part} of {of}',
  booting: 'Starting the cluster…',
  failed: 'The lab did not load. Check the connection.',
  retry: 'Try again',
  crashed: 'The simulator hung and was replaced by a new one. Your files are still here; the cluster began afresh.',
  restored: 'Session resumed: the cluster was rebuilt by the same requests. The Pods have new names.',
  status: {
    one: '{cluster} · 1 node · simulator, Kubernetes {version}',
    other: '{cluster} · {n} nodes · simulator, Kubernetes {version}',
  },
  noCluster: 'no cluster · simulator, Kubernetes {version}',
  off: 'off · simulator, Kubernetes {version}',
  running: 'running…',
  reset: 'Start over',
  resetTitle: 'Delete the cluster, the files and the session and begin again',
  copy: 'Copy session',
  copied: 'Copied',
  copyFailed: 'The browser refused to copy',
  clear: 'Clear',
  interrupt: 'Ctrl+C',
  interruptTitle: 'Interrupt the command',
  terminal: 'Terminal',
  log: 'Output of the commands',
  input: 'Command',
  inputHint:
    'Enter runs it. Arrows: history. ' +
    'Tab completes; Esc and then Tab leaves the terminal. Ctrl+C interrupts, Ctrl+L clears.',
  completions: { one: '1 option: {list}', other: '{n} options: {list}' },
  run: 'Run',
  runOf: 'Run: {what}',
  runLoading: 'Loading…',
  dock: 'Lab',
  openPage: 'Open the lab’s own page',
  close: 'Close the lab',
  map: 'Cluster map',
  controlPlane: 'Control plane',
  unscheduled: 'No node',
  notReady: 'NotReady',
  noPods: 'no Pods',
  podCount: { one: '1 Pod, {ready} ready', other: '{n} Pods, {ready} ready' },
  mapHint: 'The map appears once the cluster is on.',
  track: 'Path',
  chooseTrack: 'Choose a path',
  steps: 'Steps',
  done: 'done',
  step: 'step {n}',
  seeNote: 'See the note',
  allDone: 'Path complete.',
  cannotRun: 'Only outside the simulator',
  limitsTitle: 'What this simulator is, and what it is not',
  limits: [
    'It is the engine @ngrok/webernetes, a partial port of Kubernetes {version} to TypeScript, with a kubectl ' +
      'written for this notebook. Scheduler, controllers, kubelet, Services and DNS are real; no container is.',
    'Images are imitations: nginx, alpine, busybox and curl answer like the real ones in what the notes use. ' +
      'No other image can be pulled.',
    'There is no internet, no disk, and no CPU or memory is measured: ' +
      'Ingress, Gateway, HPA and volumes show as objects, but nothing acts on them.',
    'port-forward gives the prompt back and goes on in the background, as there is only one terminal here.',
    'The session lasts while this tab is open. Nothing leaves your browser.',
  ],
  notSimulated: 'The simulator has no "{what}". On a kind cluster, on your machine, this command works.',
  noTypes:
    'The descriptions of the fields did not come: they are downloaded at the first "kubectl explain". ' +
    'Check the connection and repeat the command.',
  portForward: 'Here port {port} stays open in the background, for the curl of this terminal.',
};
