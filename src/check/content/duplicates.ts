import type { Content, Written } from '../../content/read.ts';
import type { Finding } from '../../content/finding.ts';

/**
 * Ids are unique: of topics, commands and statements over the site, of manifests in a topic, of notes in a language, of
 * what has an address in a note.
 */
export function checkDuplicates(content: Content): Finding[] {
  return [
    ...repeated(
      'topic/duplicate-slug',
      content.topics.map((t) => ({ key: t.slug, ...t.source })),
    ),
    ...repeated(
      'command/duplicate-id',
      content.commands.map((c) => ({ key: c.id, ...c.source })),
    ),
    ...repeated(
      'manifest/duplicate-file',
      content.manifests.map((m) => ({ key: m.path, ...m.source })),
    ),
    ...repeated(
      'term/duplicate-id',
      content.glossary.map((t) => ({ key: t.id, ...t.source })),
    ),
    ...repeated(
      'version/duplicate-id',
      content.versions.map((v) => ({ key: v.id, ...v.source })),
    ),
    ...repeated(
      'statement/duplicate-id',
      content.statements.map((s) => ({ key: s.id, ...s.source })),
    ),
    ...repeated(
      'note/duplicate-slug',
      content.notes.map((n) => ({ key: `${n.language}/${n.topic}/${n.slug}`, file: n.file, line: 1, column: 1 })),
    ),
    ...content.notes.flatMap((note) =>
      repeated(
        'note/duplicate-id',
        [
          ...note.headings.map(({ id, ...place }) => ({ key: `#${id}`, ...place })),
          ...note.commands
            .filter(({ again }) => !again)
            .map(({ id, ...place }) => ({ key: `<Command id="${id}">`, ...place })),
          ...note.manifests.map(({ file, ...place }) => ({ key: `<Manifest file="${file}">`, ...place })),
          ...note.diagrams.map(({ name, ...place }) => ({ key: `<Diagram name="${name}">`, ...place })),
          ...note.terms.map(({ id, ...place }) => ({ key: `<Term id="${id}">`, ...place })),
        ].map(({ key, line, column }) => ({ key, file: note.file, line, column })),
        'one of them has its address there; show a command a second time as ' +
          '<Command id="..." again />, and define a term only the first time',
      ),
    ),
  ];
}

function repeated(
  code: string,
  items: ({ key: string } & Written<object>['source'])[],
  hint = 'give this one another name',
): Finding[] {
  const first = new Map<string, Written<object>['source']>();
  return items.flatMap(({ key, ...place }) => {
    const earlier = first.get(key);
    if (!earlier) first.set(key, place);
    return earlier
      ? [{ ...place, code, message: `"${key}" stands already at ${earlier.file}:${earlier.line}: ${hint}.` }]
      : [];
  });
}
