import type { Texts } from '../../i18n/index.ts';
import {
  complete,
  loadCluster,
  loadComputer,
  type Computer,
  type OpenApiTypes,
  type SchemaSet,
} from '../../kubernetes/index.ts';
import { addressReader } from './address-reader.ts';
import { isMoving, watchMap, type MapState } from './map-state.ts';
import { Printer } from './printer.ts';
import type { Report, Request } from '../protocol.ts';
import { remarksIn } from '../remarks.ts';
import { ShownSteps } from './shown-steps.ts';

/**
 * What the build lays beside the worker: interface texts and the notes' manifests. The schemas are the API server's.
 */
interface LabData {
  texts: Texts['lab'];
  files: Record<string, string>;
  /** Where the site is published: the addresses of its manifests begin so. */
  site: string;
}

const tell = (report: Report) => postMessage(report);
const steps = new ShownSteps();
let lab: Computer | undefined;
let watching: AbortController | undefined;
/** The map of the moment. */
let readMap: () => MapState | undefined = () => undefined;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  if (data.type === 'ping') tell({ type: 'pong' });
  else if (data.type === 'start')
    void start(data).catch((error: unknown) => tell({ type: 'failed', message: String(error) }));
  else if (data.type === 'run') void run(data.id, data.line);
  else if (data.type === 'interrupt') lab?.shell.interrupt();
  else if (data.type === 'steps') steps.set(data.steps);
  else if (data.type === 'look') void look(data.id, data.lines);
  else if (data.type === 'settle') void settle(data.id, data.gone);
  else void suggest(data);
});

/** Each part is a file of its own, so that the page can tell how far the load has come. */
async function start(request: Extract<Request, { type: 'start' }>) {
  const { data, schemas: schemasAt, types: typesAt, kept, history } = request;
  const parts = [loadComputer(), loadCluster(), fetchData<LabData>(data), fetchData<SchemaSet>(schemasAt)] as const;
  let loaded = 0;
  for (const part of parts)
    void part.then(
      () => tell({ type: 'progress', part: (loaded += 1), of: parts.length + 1 }),
      () => {},
    );
  const [{ openComputer }, { startCluster, Unanswered }, { texts, files, site }, schemas] = await Promise.all(parts);
  // Half a megabyte that only `kubectl explain` asks for: whoever never did has none of it without the network.
  const types = () => fetchData<OpenApiTypes>(typesAt).catch(() => Promise.reject(new Unanswered(texts.noTypes)));
  lab = await openComputer({
    start: (options) => startCluster({ ...options, schemas, types }),
    files,
    remarks: remarksIn(texts),
    kept,
    history,
    readAddress: addressReader(texts, site, new URL('..', data).href),
  });
  lab.machine.onChange = watch;
  lab.shell.onRemark = (text) => tell({ type: 'remark', text });
  watch();
  tell({ type: 'ready', prompt: lab.shell.prompt });
}

async function fetchData<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return (await response.json()) as T;
}

async function run(id: number, line: string) {
  if (!lab) return;
  const { shell } = lab;
  const where = shell.where;
  const printer = new Printer((text, error) => tell({ type: 'output', id, text, error }));
  let exitCode = 1;
  try {
    exitCode = await shell.run(line, (text, error) => printer.print(text, error));
  } catch (error) {
    printer.print(`${String(error)}\n`, true);
  }
  printer.flush();
  // Whatever a reader has done to the files, the prompt comes back.
  const kept = await lab.keep().catch(() => undefined);
  tell({ type: 'done', id, exitCode, prompt: shell.prompt, where: shell.where, ...(kept && { kept }) });
  if (exitCode === 0 || (exitCode === 130 && where === 'host'))
    void steps.ran(line, client(), (step) => tell({ type: 'reached', step }));
}

/** Which of the lines have brought about what they are for, as far as the cluster shows it. */
async function look(id: number, lines: string[]) {
  const [seen, files] = [client(), lab?.shell.files];
  const { seeLine } = await import('./seen.ts');
  const nothing = (line: string) => ({ line, objects: [], reached: undefined });
  tell({
    type: 'seen',
    id,
    lines: await Promise.all(lines.map((line) => (seen && files ? seeLine(line, seen, files) : nothing(line)))),
  });
}

/** Waits until no Pod is on its way, as a reader would before going on; not for long. */
async function settle(id: number, gone: boolean) {
  // A Pod has 30 seconds to end, and its name is taken until then.
  const most = () => (gone && readMap()?.pods.some(({ status }) => status === 'Terminating') ? 175 : 40);
  for (let tries = 0; tries < most() && lab && isMoving(readMap()); tries += 1)
    await new Promise((done) => setTimeout(done, 200));
  tell({ type: 'settled', id });
}

async function suggest({ id, line, cursor }: Extract<Request, { type: 'complete' }>) {
  if (!lab) return;
  const { bash, cwd } = lab.shell;
  const files = await bash.fs.readdir(cwd).catch(() => []);
  tell({ type: 'completed', id, completion: await complete(line, cursor, { client: client(), programs, files }) });
}

const programs = [
  'kubectl',
  'kind',
  'docker',
  'curl',
  'cat',
  'ls',
  'grep',
  'clear',
  'echo',
  'jq',
  'sed',
  'awk',
  'head',
  'tail',
  'sort',
  'wc',
  'history',
  'watch',
  'exit',
];

const nothing: MapState = { cluster: undefined, nodes: [], pods: [] };

/** The client of the youngest cluster: the map and the steps look at it. */
function client() {
  const name = lab?.machine.records.at(-1)?.name;
  return name === undefined ? undefined : lab?.machine.client(name);
}

/** Draws the clusters that run; called whenever one comes or goes. */
function watch() {
  watching?.abort();
  watching = new AbortController();
  const name = lab?.machine.records.at(-1)?.name;
  const seen = client();
  const show = (state: MapState) => tell({ type: 'map', state });
  if (name !== undefined && seen) return void (readMap = watchMap(name, seen, watching.signal, show));
  readMap = () => nothing;
  show(nothing);
}
