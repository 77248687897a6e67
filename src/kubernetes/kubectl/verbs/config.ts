import type { Call } from '../call.ts';
import { Failure, throwAll, usageFailure } from '../failure.ts';
import {
  emptyKubeConfig,
  getNamed,
  kubeConfigPath,
  readKubeConfig,
  writeKubeConfig,
  type KubeConfig,
} from '../kubeconfig.ts';
import { at, jsonAt, textAt, type Json } from '../object.ts';
import { makePrinter } from '../print/printer.ts';
import { printYaml } from '../print/yaml.ts';
import { alignTabs, tableLayout } from '../print/tabwriter.ts';

/** `kubectl config get-contexts`. */
export async function getContexts(call: Call): Promise<void> {
  const config = await read(call);
  const output = call.options.text('output');
  if (output !== '' && output !== 'name')
    throw new Failure(
      `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`,
    );
  const names = call.words.length > 0 ? call.words : config.contexts.map((context) => textAt(context, 'name')).sort();
  const missing = names.filter((name) => !getNamed(config.contexts, name));
  const found = names.filter((name) => getNamed(config.contexts, name));
  const rows = found.map((name) => printContext(config, name));
  const head =
    call.options.on('no-headers') || output === 'name' ? '' : 'CURRENT\tNAME\tCLUSTER\tAUTHINFO\tNAMESPACE\n';
  call.print(
    output === 'name' ? found.map((name) => `${name}\n`).join('') : alignTabs(head + rows.join(''), tableLayout),
  );
  throwAll(missing.map((name) => new Failure(`context ${name} not found`)));
}

function printContext(config: KubeConfig, name: string): string {
  const context = jsonAt(getNamed(config.contexts, name), 'context');
  const mark = config['current-context'] === name ? '*' : '';
  return (
    `${[mark, name, textAt(context, 'cluster'), textAt(context, 'user'), textAt(context, 'namespace')].join('\t')}` +
    '\n'
  );
}

/** `kubectl config current-context`. */
export async function currentContext(call: Call): Promise<void> {
  const config = await read(call);
  if (!config['current-context']) throw new Failure('current-context is not set');
  call.print(`${config['current-context']}\n`);
}

/** `kubectl config use-context`. */
export async function useContext(call: Call): Promise<void> {
  const name = only(call);
  const config = await read(call);
  if (!getNamed(config.contexts, name)) throw new Failure(`no context exists with the name: ${JSON.stringify(name)}`);
  await save(call, { ...config, 'current-context': name });
  call.print(`Switched to context ${JSON.stringify(name)}.\n`);
}

/** `kubectl config set-context`. */
export async function setContext(call: Call): Promise<void> {
  const { options, words } = call;
  if (words.length > 1) throw new Failure(`Unexpected args: [${words.join(' ')}]`);
  if (words.length === 0 && !options.on('current'))
    throw new Failure('you must specify a non-empty context name or --current');
  if (words.length > 0 && options.on('current'))
    throw new Failure('you cannot specify both a context name and --current');
  const config = await read(call);
  const name = words[0] ?? config['current-context'];
  if (!name) throw new Failure('no current context is set');
  const had = jsonAt(getNamed(config.contexts, name), 'context');
  const changes = Object.fromEntries(
    ['cluster', 'user', 'namespace'].filter((field) => options.has(field)).map((field) => [field, options.text(field)]),
  );
  const context = { cluster: '', user: '', ...had, ...changes };
  const isNew = !getNamed(config.contexts, name);
  await save(call, { ...config, contexts: put(config.contexts, { name, context }) });
  call.print(`Context ${JSON.stringify(name)} ${isNew ? 'created' : 'modified'}.\n`);
}

/** `kubectl config set-cluster`. */
export async function setCluster(call: Call): Promise<void> {
  const name = only(call);
  const { options } = call;
  const config = await read(call);
  const given: Json = {
    ...(options.has('server') && { server: options.text('server') }),
    ...(options.has('insecure-skip-tls-verify') && {
      'insecure-skip-tls-verify': options.on('insecure-skip-tls-verify'),
    }),
    ...(options.has('certificate-authority') && { 'certificate-authority': options.text('certificate-authority') }),
  };
  await save(call, {
    ...config,
    clusters: put(config.clusters, {
      name,
      cluster: { ...jsonAt(getNamed(config.clusters, name), 'cluster'), ...given },
    }),
  });
  call.print(`Cluster ${JSON.stringify(name)} set.\n`);
}

/** `kubectl config set-credentials`. */
export async function setCredentials(call: Call): Promise<void> {
  const name = only(call);
  const config = await read(call);
  const given = Object.fromEntries(
    ['token', 'username', 'password']
      .filter((field) => call.options.has(field))
      .map((field) => [field, call.options.text(field)]),
  );
  await save(call, {
    ...config,
    users: put(config.users, { name, user: { ...jsonAt(getNamed(config.users, name), 'user'), ...given } }),
  });
  call.print(`User ${JSON.stringify(name)} set.\n`);
}

/** `kubectl config get-clusters`, `get-users`. */
export function getNames(field: 'clusters' | 'users'): (call: Call) => Promise<void> {
  return async (call) => {
    const names = (await read(call))[field].map((entry) => textAt(entry, 'name')).sort();
    call.print(`NAME\n${names.map((name) => `${name}\n`).join('')}`);
  };
}

/** `kubectl config delete-context`, `delete-cluster`, `delete-user`. */
export function deleteNamed(field: 'contexts' | 'clusters' | 'users', word: string): (call: Call) => Promise<void> {
  return async (call) => {
    const name = only(call);
    const config = await read(call);
    const path = kubeConfigPath(call.context);
    if (!getNamed(config[field], name)) throw new Failure(`cannot delete ${word} ${name}, not in ${path}`);
    if (field === 'contexts' && config['current-context'] === name)
      call.warn(
        'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
      );
    await save(call, { ...config, [field]: config[field].filter((entry) => at(entry, 'name') !== name) });
    call.print(`deleted ${word} ${name} from ${path}\n`);
  };
}

/** `kubectl config set PROPERTY VALUE` and `unset PROPERTY`, of a field of a cluster, a context or a user. */
export function setProperty(done: 'set' | 'unset'): (call: Call) => Promise<void> {
  return async (call) => {
    const [property = '', value] = call.words;
    if (call.words.length !== (done === 'set' ? 2 : 1))
      throw usageFailure(call.path, `Unexpected args: [${call.words.join(' ')}]`);
    await save(call, withProperty(await read(call), property.split('.'), done === 'set' ? value : undefined));
    call.print(`Property ${JSON.stringify(property)} ${done}.\n`);
  };
}

function withProperty(config: KubeConfig, path: string[], value: string | undefined): KubeConfig {
  const [first = '', ...rest] = path;
  if (first === 'current-context' && rest.length === 0) return { ...config, 'current-context': value ?? '' };
  const inner = { clusters: 'cluster', contexts: 'context', users: 'user' }[first];
  const [name, field] = [rest.slice(0, -1).join('.'), rest.at(-1)];
  if (!inner || !name || !field) throw new Failure(`unable to parse path ${JSON.stringify(path.join('.'))}`);
  const entries = config[first as 'clusters'];
  const { [field]: _, ...others } = jsonAt(getNamed(entries, name), inner);
  return {
    ...config,
    [first]: put(entries, { name, [inner]: value === undefined ? others : { ...others, [field]: value } }),
  };
}

/** `kubectl config rename-context`. */
export async function renameContext(call: Call): Promise<void> {
  const [from = '', to = ''] = call.words;
  if (call.words.length !== 2) throw new Failure(`Unexpected args: [${call.words.join(' ')}]`);
  const config = await read(call);
  const path = kubeConfigPath(call.context);
  const context = getNamed(config.contexts, from);
  if (!context) throw new Failure(`cannot rename the context ${JSON.stringify(from)}, it's not in ${path}`);
  if (getNamed(config.contexts, to))
    throw new Failure(
      `cannot rename the context ${JSON.stringify(from)}, the context ${JSON.stringify(to)} already exists in ${path}`,
    );
  const contexts = put(
    config.contexts.filter((each) => each !== context),
    { ...context, name: to },
  );
  await save(call, {
    ...config,
    contexts,
    'current-context': config['current-context'] === from ? to : config['current-context'],
  });
  call.print(`Context ${JSON.stringify(from)} renamed to ${JSON.stringify(to)}.\n`);
}

/** `kubectl config view`; certificates and tokens are hidden. */
export async function viewConfig(call: Call): Promise<void> {
  const { options } = call;
  const config = await read(call);
  const shown = hide(options.on('minify') ? minify(config) : config, options.on('raw'));
  const printer = await makePrinter(call);
  call.print(printer ? printer(shown, { typed: true }) : printYaml(shown));
}

function minify(config: KubeConfig): KubeConfig {
  const name = config['current-context'];
  const context = getNamed(config.contexts, name);
  if (!context)
    throw new Failure(name ? `cannot locate context ${name}` : 'current-context must exist in order to minify');
  const keep = (entries: Json[], wanted: string) => entries.filter((entry) => at(entry, 'name') === wanted);
  return {
    ...config,
    contexts: [context],
    clusters: keep(config.clusters, textAt(context, 'context', 'cluster')),
    users: keep(config.users, textAt(context, 'context', 'user')),
  };
}

function hide(config: KubeConfig, raw: boolean): KubeConfig {
  if (raw) return config;
  const mask = (object: Json): Json =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => [
        key,
        /-data$/.test(key)
          ? key === 'certificate-authority-data' || key.startsWith('client-')
            ? 'DATA+OMITTED'
            : value
          : ['token', 'password'].includes(key)
            ? 'REDACTED'
            : value,
      ]),
    );
  return {
    ...config,
    clusters: config.clusters.map((entry) => ({ ...entry, cluster: mask(jsonAt(entry, 'cluster')) })),
    users: config.users.map((entry) => ({ ...entry, user: mask(jsonAt(entry, 'user')) })),
  };
}

async function read(call: Call): Promise<KubeConfig> {
  return (await readKubeConfig(call.context)) ?? emptyKubeConfig();
}

function save(call: Call, config: KubeConfig): Promise<void> {
  return writeKubeConfig(call.context, config);
}

function only(call: Call): string {
  const [name] = call.words;
  if (call.words.length !== 1 || !name) throw new Failure(`Unexpected args: [${call.words.join(' ')}]`);
  return name;
}

function put(entries: Json[], entry: Json): Json[] {
  const others = entries.filter((other) => at(other, 'name') !== entry['name']);
  return [...others, entry].sort((a, b) => (textAt(a, 'name') < textAt(b, 'name') ? -1 : 1));
}
