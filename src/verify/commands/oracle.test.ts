import { expect, test } from 'vitest';
import { serveHttp } from '../../cluster/http.ts';
import { startCluster } from '../../cluster/index.ts';
import { readContent, type Command } from '../../content/read.ts';
import { checkEntry } from './index.ts';
import { getMutations } from './mutations.ts';
import { hasKubectl, startOracle, type Oracle, type Verdict } from './oracle.ts';
import { getPrograms } from './programs.ts';

const content = readContent(process.cwd());

/** What kubectl says only when a server has answered: it reads formats, JSONPath, selectors and types that late. */
const saidLate = /^command\/(unknown-resource|bad-(value|output|selector|label)|missing-name)$/;

/** What kubectl alone never says, but a server or these notes. */
const notItsOwn = /^command\/(deprecated-\w+|needs-\w+|since|bad-(name|port|image)|ignored-arguments|wrong-program)$/;

/** Entries that are one call of kubectl 1.32, which has all that the oldest one has. */
const isOneCall = ({ run, since }: Command) => {
  const { programs, errors } = getPrograms(run);
  return (
    errors.length === 0 &&
    programs[0]?.name === 'kubectl' &&
    programs.filter(({ name }) => name === 'kubectl').length === 1 &&
    !programs[0].args.some(({ open }) => open) &&
    !since &&
    !/[|;\n>]/.test(run)
  );
};

const valid = content.commands.filter(isOneCall);
const mutated = valid
  .flatMap(getMutations)
  .filter(({ kind, entry }) => !/^(since|needs)/.test(kind) && isOneCall(entry))
  .filter((_, index) => index % 8 === 0)
  .map(({ entry }) => entry);

test.skipIf(!hasKubectl())(
  'agrees with the real kubectl, where one is installed, on what it would take',
  async () => {
    const commands = [...valid, ...mutated];
    const disagreements = await askAll(commands, await startOracle(content), compare);
    console.log(`${commands.length} commands asked, ${disagreements.length} differences\n${disagreements.join('\n')}`);
    expect(commands.length).toBeGreaterThanOrEqual(300);
    expect(disagreements.length / commands.length).toBeLessThanOrEqual(0.01);
  },
  300_000,
);

/** Reads of objects that the embedded cluster below holds; what the check refuses only for what kubectl says late. */
const late = content.commands
  .filter(
    ({ run }) =>
      /^kubectl (get|describe) (deploy|deployment|deployments|pods|nodes|node|service|replicaset|ingress|endpointslices)( (servidor-web|estudo-worker))?( -|$)/.test(
        run,
      ) && !/--watch|-w\b/.test(run),
  )
  .flatMap(getMutations)
  .filter(({ entry }) => isOneCall(entry) && checkEntry(entry, content).length > 0 && checkEntry(entry, content).every(({ code }) => saidLate.test(code)))
  .map(({ entry }) => entry);

test.skipIf(!hasKubectl())(
  'agrees with it on what it only says when a server has answered',
  async () => {
    const cluster = await startCluster({
      name: 'estudo',
      nodes: [
        { name: 'estudo-control-plane', role: 'control-plane' },
        { name: 'estudo-worker', role: 'worker' },
      ],
    });
    const http = await serveHttp(cluster.client);
    const oracle = await startOracle(content, http.url);
    for (const line of ['apply -f servidor-web.yaml', 'expose deployment servidor-web --port 80'])
      expect(await oracle.ask(line.split(' '))).toEqual({ accepts: true });
    const taken = await askAll(late, oracle, (_, real) => (real.accepts ? 'kubectl takes it' : undefined));
    await http.close();
    cluster.stop();
    console.log(`${late.length} commands asked of a server, ${taken.length} differences\n${taken.join('\n')}`);
    expect(late.length).toBeGreaterThanOrEqual(50);
    expect(taken.length / late.length).toBeLessThanOrEqual(0.01);
  },
  300_000,
);

/** Asks for four at a time and stops the oracle; gives the commands that the judge has something to say of. */
async function askAll(commands: readonly Command[], oracle: Oracle, judge: (entry: Command, real: Verdict) => string | undefined): Promise<string[]> {
  const said: string[] = [];
  const queue = commands.values();
  const work = async () => {
    for (const entry of queue) {
      const words = getPrograms(entry.run).programs[0]?.args.map(({ text }) => text) ?? [];
      const difference = judge(entry, await oracle.ask(words));
      if (difference) said.push(`${entry.run}\n  ${difference}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  oracle.stop();
  return said;
}

function compare(entry: Command, real: Verdict): string | undefined {
  const found = checkEntry(entry, content);
  const own = found.filter(({ code }) => !notItsOwn.test(code) && !saidLate.test(code));
  if (real.accepts && own.length > 0) return `kubectl takes it, the check does not: ${own[0]?.message}`;
  if (!real.accepts && found.length === 0) return `the check takes it, kubectl does not: ${real.says}`;
  return undefined;
}
