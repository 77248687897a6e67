import type { BashOptions, ResolvedCommandContext } from 'just-bash/browser';
import type { Machine } from '../machine.ts';

/** The network of the computer, for the shell's own curl. */
export const network =
  (machine: Machine): NonNullable<BashOptions['fetch']> =>
  async (url, { method = 'GET', headers = {}, body } = {}) => {
    const answer = await machine.fetch(url, {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      ...(body !== undefined && { body }),
    });
    return {
      status: answer.status,
      statusText: reasons[answer.status] ?? '',
      headers: answer.headers,
      body: new TextEncoder().encode(answer.body),
      url,
    };
  };

const reasons: Record<number, string> = {
  200: 'OK',
  301: 'Moved Permanently',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

/** just-bash takes an address without a scheme for https; curl takes it for http. */
const withScheme = (argv: readonly string[]): string[] =>
  argv.map((word, at) =>
    !word.startsWith('-') &&
    !/^(-H|-X|-d|-o|-w|-m|-u|-A|--header|--request|--data|--output|--write-out|--max-time|--connect-timeout)$/.test(
      argv[at - 1] ?? '',
    ) &&
    !/^\w+:\/\//.test(word)
      ? `http://${word}`
      : word,
  );

/** just-bash's curl, with curl's own default scheme and its codes for what cannot be reached. */
export async function curl(argv: string[], context: ResolvedCommandContext) {
  const result = await context.origCommand?.(withScheme(argv));
  if (!result) return { stdout: '', stderr: '', exitCode: 127 };
  if (/^curl: \(1\) Invalid URL/m.test(result.stderr))
    return { ...result, stderr: 'curl: (3) URL rejected: No host part in the URL\n', exitCode: 3 };
  const code = /^curl: \(1\) \((\d+)\)/m.exec(result.stderr)?.[1];
  return code
    ? { ...result, stderr: result.stderr.replace(/^curl: \(1\) /m, 'curl: '), exitCode: Number(code) }
    : result;
}
