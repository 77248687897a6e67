import type { Command, Content } from '../../content/read.ts';
import type { Place } from '../../content/yaml.ts';

/**
 * Shell text as an author wrote it: an entry of commands.yaml, a shell block of a note, or code in the
 * middle of a sentence.
 */
export interface Line {
  text: string;
  kind: 'entry' | 'block' | 'mention';
  entry?: Command;
  topic: string;
  file: string;
  /** Where the character at that offset of the text stands in the file. */
  at(offset: number): Place;
}

const shells = ['sh', 'bash', 'console', 'shell'];

/** All shell text of the notebook: what readers copy, and what they read of kubectl and kind. */
export function getLines(content: Content): Line[] {
  return [...content.commands.map(entryLine), ...content.notes.flatMap(noteLines), ...dataLines(content)];
}

/** The shell text of an entry. */
export function entryLine(entry: Command): Line {
  const at = placeIn(entry.run, (line) => entry.lines[line] ?? entry.source);
  return { text: entry.run, kind: 'entry', entry, topic: entry.topic, file: entry.source.file, at };
}

function noteLines({ code, file, topic }: Content['notes'][number]): Line[] {
  return code.flatMap(({ text, language, inline, line, column }): Line[] => {
    const at = placeIn(text, (index) => ({ line: line + index, column }));
    if (inline) return isCommand(text) ? [{ text, kind: 'mention', topic, file, at }] : [];
    if (!shells.includes(language ?? '')) return [];
    return [{ text: language === 'console' ? promptedLines(text) : text, kind: 'block', topic, file, at }];
  });
}

/** A console block shows commands behind "$ " between their outputs; blank lines keep the offsets' lines. */
function promptedLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('$ ') ? `  ${line.slice(2)}` : ''))
    .join('\n');
}

/** Mentions in the texts of YAML files; each stands at its entry, as YAML keeps no place within a text. */
function dataLines(content: Content): Line[] {
  const entries = [content.commands, content.manifests, content.statements, content.glossary, content.versions].flat();
  return entries.flatMap((entry) =>
    mentionsOf(entry).map(
      (text): Line => ({
        text,
        kind: 'mention',
        topic: 'topic' in entry ? entry.topic : '',
        file: entry.source.file,
        at: () => entry.source,
      }),
    ),
  );
}

function mentionsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return key === 'text' || key === 'run'
      ? []
      : [...value.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code).filter(isCommand);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => mentionsOf(child, Array.isArray(value) ? key : name));
}

const isCommand = (text: string) => /^(kubectl|kind) ./.test(text);

function placeIn(text: string, lineAt: (line: number) => Place): Line['at'] {
  return (offset) => {
    const before = text.slice(0, offset).split('\n');
    const { line, column } = lineAt(before.length - 1);
    return { line, column: column + (before.at(-1) ?? '').length };
  };
}
