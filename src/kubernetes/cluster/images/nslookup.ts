import { done, type failed, type Container, type Program } from './program.ts';

/** BusyBox's nslookup: it asks for the name with each search domain in turn, and prints what answers. */
export const runNslookup: Program = async (args, container) => {
  const name = args.find((arg) => !arg.startsWith('-')) ?? '';
  const type =
    /^-(?:type|query)=(\w+)$/i.exec(args.find((arg) => /^-(type|query)=/i.test(arg)) ?? '')?.[1]?.toUpperCase() ?? 'A';
  const server = serverOf(container);
  const head = `Server:\t\t${server}\nAddress:\t${server}:53\n\n`;
  const candidates = name.includes('.') ? [name] : searches(container).map((domain) => `${name}.${domain}`);
  const answers = await Promise.all(
    candidates.map(async (candidate) => ({
      candidate,
      ...(await container.process.network.sendDns(`${server}:53`, {
        name: candidate.replace(/\.$/, ''),
        type: type as 'A',
      })),
    })),
  );
  const found = answers.filter((answer) => answer.rcode === 'NOERROR');
  const missing = answers
    .filter((answer) => answer.rcode !== 'NOERROR')
    .map(({ candidate }) => `** server can't find ${candidate}: NXDOMAIN\n\n`);
  const printed = found.map(
    (answer) => `${answer.answers.map(printAnswer).join('') || `*** Can't find ${answer.candidate}: No answer\n`}\n`,
  );
  return found.length > 0
    ? done(head + printed.join('') + (name.includes('.') ? '' : missing.join('')))
    : failedWith(head + missing.join(''));
};

type Answer = { type: string; name: string; address?: string; target?: string };

function printAnswer({ type, name, address, target }: Answer): string {
  return type === 'CNAME' ? `${name}\tcanonical name = ${target}\n` : `Name:\t${name}\nAddress: ${address}\n`;
}

function failedWith(stdout: string): ReturnType<typeof failed> {
  return { stdout, stderr: '', exitCode: 1 };
}

function serverOf({ process }: Container): string {
  return process.pod.config.dnsConfig?.servers[0] ?? '10.96.0.10';
}

function searches({ process }: Container): string[] {
  return process.pod.config.dnsConfig?.searches ?? [];
}
