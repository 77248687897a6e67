import type { Command } from '../../content/read.ts';
import { parse, type Parsed } from '../../kubernetes/index.ts';
import { flagOf } from './call.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';

/** Compares what an entry says it needs with what its calls of kubectl need. */
export function checkNeeds(programs: readonly Program[], { needs }: Command): Fault[] {
  const calls = programs
    .filter(({ name }) => name === 'kubectl')
    .flatMap((program) => {
      const parsed = parse(program.args.map(({ text }) => text));
      return 'stderr' in parsed ? [] : [{ program, parsed }];
    });
  if (needs === 'nothing')
    return calls
      .filter(({ parsed }) => needsServer(parsed))
      .map(({ program, parsed }) => ({
        code: 'needs-cluster',
        message:
          `kubectl ${parsed.command.join(' ')}: it asks ` +
          `an API server${parsed.flags.has('dry-run') ? ' even with --dry-run=client' : ''}. Write "needs: cluster".`,
        at: program.at,
      }));
  const others = programs.some(({ name }) => name !== 'kubectl');
  const [first] = calls;
  if (!first || others || calls.some(({ parsed }) => needsServer(parsed))) return [];
  return [
    {
      code: 'needs-nothing',
      message: `kubectl ${first.parsed.command.join(' ')}: it works without a cluster. Write "needs: nothing".`,
      at: first.program.at,
    },
  ];
}

const local = /^(config|completion|kustomize|options|help|plugin|kuberc|alpha)\b/;
/** These ask the server what a type means, or for a token, whatever --dry-run says. */
const mappedCreate = /^create( (role|clusterrole|token))?$/;

/**
 * Whether a call asks an API server. Measured with kubectl 1.37.2 and a server that is not there, as in
 * src/kubernetes/kubectl/cases/nowhere.yaml.
 */
export function needsServer(call: Parsed): boolean {
  const name = call.command.join(' ');
  if (name === '' || local.test(name) || flagOf(call, 'help') === 'true') return false;
  if (name === 'version') return flagOf(call, 'client') !== 'true';
  if (flagOf(call, 'local') === 'true') return false;
  const isDry = /^(client|unchanged|true)$/.test(flagOf(call, 'dry-run') ?? '');
  return !(isDry && name.startsWith('create ') && !mappedCreate.test(name) && !call.flags.has('from'));
}
