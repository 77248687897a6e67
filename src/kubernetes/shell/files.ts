import type { IFileSystem } from 'just-bash/browser';
import type { Files } from '../kubectl/client.ts';

/** The shell's files as its programs read and write them, paths relative to `cwd`. */
export function shellFiles(fs: IFileSystem, cwd: string): Files {
  const full = (path: string) => fs.resolvePath(cwd, path);
  return {
    read: (path) => fs.readFile(full(path)),
    async write(path, text) {
      const target = full(path);
      await fs.mkdir(target.slice(0, target.lastIndexOf('/')) || '/', { recursive: true });
      await fs.writeFile(target, text);
    },
    async list(path) {
      const found = await fs.stat(full(path)).catch(() => undefined);
      return found?.isDirectory ? fs.readdir(full(path)) : undefined;
    },
  };
}

/** Every text file below a folder, by its path from there; links are left out, as they may lead anywhere. */
export async function readFolder(fs: IFileSystem, folder: string, below = ''): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of await fs.readdir(below ? `${folder}/${below}` : folder)) {
    const path = below ? `${below}/${name}` : name;
    const { isDirectory, isFile } = await fs.lstat(`${folder}/${path}`);
    if (isDirectory) Object.assign(files, await readFolder(fs, folder, path));
    else if (isFile) files[path] = await fs.readFile(`${folder}/${path}`);
  }
  return files;
}
