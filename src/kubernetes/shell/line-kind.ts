/** Does the line go on until somebody ends it? */
export const follows = (line: string) => /\s(-w|--watch|--follow)(\s|$)|^kubectl logs .*-f(\s|$)/.test(line);

/** Does the line hold a conversation with a shell in a Pod of its own? */
export const opensShell = (line: string) => /^kubectl run .*-it.* -- sh$/.test(line);
