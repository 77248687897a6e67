import type { Content, NoteFile } from '../../content/read.ts';
import { getHeredocs } from './commands.ts';
import type { Source } from './document.ts';

/** Every YAML text of the site that is no file of its own: the blocks of notes and the heredocs of commands. */
export function getInlineSources({ notes, commands }: Pick<Content, 'notes' | 'commands'>): Source[] {
  return [
    ...notes.flatMap(getBlocks),
    // A heredoc is found at its command: the entry does not know on which line its text begins.
    ...commands.flatMap(({ run, source }) =>
      getHeredocs(run).map((text) => ({ file: source.file, firstLine: source.line, text })),
    ),
  ];
}

/** The ```yaml blocks of a note. */
function getBlocks({ file, sections }: Pick<NoteFile, 'file' | 'sections'>): Source[] {
  const text = sections.map((section) => section.text).join('\n');
  return [...text.matchAll(/^([ \t]*)(`{3,}|~{3,})ya?ml\b.*\n([\s\S]*?)^\1\2[ \t]*$/gm)].map((match) => ({
    file,
    firstLine: text.slice(0, match.index).split('\n').length + 1,
    text: match[3] ?? '',
  }));
}

/**
 * The path of a manifest's file from the project's root: `workloads/pod.yaml` ->
 * `content/workloads/manifests/pod.yaml`.
 */
export const fileOf = (path: string) => `content/${path.replace('/', '/manifests/')}`;
