import type { BashOptions } from 'just-bash/browser';
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
export const withScheme = (argv: readonly string[]): string[] =>
  argv.map((word, at) =>
    !word.startsWith('-') &&
    !/^(-H|-X|-d|-o|-w|-m|-u|-A|--header|--request|--data|--output|--write-out|--max-time|--connect-timeout)$/.test(
      argv[at - 1] ?? '',
    ) &&
    !/^\w+:\/\//.test(word)
      ? `http://${word}`
      : word,
  );
