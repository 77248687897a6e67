import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Commands of just-bash that the notes never use; with them go file signatures, archives and ignore lists. */
const leftOut = [
  'rg',
  'file',
  'html-to-markdown',
  'split',
  'strings',
  'expand',
  'unexpand',
  'join',
  'comm',
  'paste',
  'nl',
  'fold',
  'tree',
  'du',
  'md5sum',
  'sha1sum',
  'gzip',
  'gunzip',
  'zcat',
  'od',
  'rev',
  'tac',
];

/** Packages that only those ask for. */
const packages = ['node:zlib', 'turndown'];

/**
 * Makes just-bash's one browser bundle 100 KB of gzip smaller, which its API offers no way to do: takes commands
 * out, and has the browser's own regular expressions in place of a whole RE2. Throws when a new version no longer
 * looks as this expects.
 */
export function slimShell(): Plugin {
  const standIn = fileURLToPath(new URL('left-out.ts', import.meta.url));
  return {
    name: 'slim-shell',
    enforce: 'pre',
    resolveId: {
      filter: { id: packages.map((name) => new RegExp(`^${name}$`)) },
      handler: (_, importer) => (importer?.includes('just-bash') ? standIn : undefined),
    },
    transform: {
      filter: { id: /just-bash\/dist\/bundle\/browser\.js/ },
      handler: (code) => ({ code: slim(code), map: null }),
    },
  };
}

function slim(code: string): string {
  let slimmed = leftOut.reduce(
    (text, name) =>
      replace(
        text,
        new RegExp(
          `\\{name:"${name}",load:async\\(\\)=>\\(await ` +
            'Promise\\.resolve\\(\\)\\.then\\(\\(\\)=>\\([\\w$]+\\(\\),[\\w$]+\\)\\)\\)\\.\\w+\\},?',
        ),
        '',
      ),
    code,
  );
  slimmed = replaceRegex(slimmed);
  // esbuild's wrapper of a module has no effect until it is called: what nobody calls may go.
  return slimmed.replace(/=L\(\(\)=>\{/g, '=/*@__PURE__*/L(()=>{');
}

/** RE2's module begins with its parser's flags and ends before the function that reads a pattern's flags. */
function replaceRegex(code: string): string {
  const [, name = '', error = ''] =
    /this\._re2=([\w$]+)\.compile\(\w,\w\)\}catch\(\w\)\{if\(\w instanceof ([\w$]+)\)/.exec(code) ?? [];
  const native = JSON.stringify(fileURLToPath(new URL('native-regex.ts', import.meta.url)).replaceAll('\\', '/'));
  const readsFlags = String.raw`function [\w$]+\(\w\)\{let \w=0;return \w\.includes\("i"\)`;
  const replaced = replace(
    code,
    new RegExp(String.raw`([\w$]+)=L\(\(\)=>\{[\w$]+=class \w\{static FOLD_CASE=1;[\s\S]*?\}\}\);?(?=${readsFlags})`),
    (_, module: string) => `${module}=L(()=>{${name}=NativeRegex;${error}=NativeRegexError});`,
  );
  return `import{NativeRegex,NativeRegexError}from${native};${replaced}`;
}

function replace(text: string, pattern: RegExp, by: string | ((...found: string[]) => string)): string {
  const replaced = text.replace(pattern, by as string);
  if (replaced === text)
    throw new Error(
      `just-bash's bundle holds nothing like ${pattern.source.slice(0, 80)}: ` +
        'see src/kubernetes/shell/slim/slim-shell.build.ts',
    );
  return replaced;
}
