import type { ResolvedCommandContext } from 'just-bash/browser';

const words = { recursive: /^(-\w*[rR]\w*|--recursive)$/, root: '--no-preserve-root' };

/**
 * rm, of a user who owns only these folders and what is in them: the rest of the system stays, whatever is asked for.
 */
export async function rm(argv: string[], context: ResolvedCommandContext, own: readonly string[]) {
  const { fs, cwd } = context;
  const options = argv.filter((word) => word.startsWith('-') && word !== words.root);
  const isRecursive = options.some((word) => words.recursive.test(word));
  const given = argv.filter((word) => !word.startsWith('-'));
  const full = (path: string) => fs.resolvePath(cwd, path);
  if (isRecursive && !argv.includes(words.root) && given.some((path) => full(path) === '/'))
    return failed(
      "rm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\n",
    );
  const isOwn = (path: string) => own.some((folder) => full(path).startsWith(`${folder}/`));
  const refused = await Promise.all(given.map(async (path) => !isOwn(path) && (await fs.exists(full(path)))));
  const denied = given.filter((_, at) => refused[at]);
  const within = own.filter((folder) =>
    denied.some((path) => `${folder}/`.startsWith(full(path).replace(/\/?$/, '/'))),
  );
  const inner = isRecursive ? (await Promise.all(within.map((folder) => listFull(fs, folder)))).flat() : [];
  const removed = [...given.filter((_, at) => !refused[at]), ...inner];
  const result =
    removed.length > 0 || denied.length === 0 ? await context.origCommand?.([...options, '--', ...removed]) : undefined;
  const said = denied.map((path) => `rm: cannot remove '${path}': Permission denied\n`).join('');
  return {
    stdout: result?.stdout ?? '',
    stderr: (result?.stderr ?? '') + said,
    exitCode: said ? 1 : (result?.exitCode ?? 0),
  };
}

const failed = (stderr: string) => ({ stdout: '', stderr, exitCode: 1 });

async function listFull(fs: ResolvedCommandContext['fs'], folder: string): Promise<string[]> {
  return (await fs.readdir(folder)).map((name) => `${folder}/${name}`);
}
