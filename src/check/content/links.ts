import { allBoxes } from '../../content/diagram.ts';
import { didYouMean, type Finding } from '../../content/finding.ts';
import { pathOf } from '../../content/anchors.ts';
import { generatedPages } from '../../content/pages.ts';
import type { Content, NoteFile } from '../../content/read.ts';
import { defaultLanguage } from '../../i18n/languages.ts';

/**
 * A link of a note, a term or a diagram leads to a page, a heading of a page or a manifest that exists. Authors write
 * it without base and language.
 */
export function checkLinks(content: Content): Finding[] {
  const notes = new Map(content.notes.filter((n) => n.language === defaultLanguage).map((n) => [pathOf(n), n]));
  // The anchors of generated pages are checked on the built site.
  const pages = [
    '/',
    ...Object.values(generatedPages),
    ...notes.keys(),
    ...content.manifests.map((m) => `/manifests/${m.path}`),
  ];
  const deadTerms = content.glossary
    .filter((term) => term.note !== undefined && !pages.includes(term.note))
    .map((term) => ({
      ...term.source,
      code: 'term/dead-link',
      message: `There is no page ${term.note}.${didYouMean(term.note ?? '', pages)}`,
    }));
  const deadLinks = content.notes.flatMap((note) =>
    note.links.flatMap(({ url, line, column }) => {
      const problem = problemOf(url, note, notes, pages);
      return problem ? [{ file: note.file, line, column, ...problem }] : [];
    }),
  );
  const deadBoxes = content.diagrams.flatMap((diagram) =>
    allBoxes(diagram.boxes, ['boxes']).flatMap(({ box, path }) => {
      const problem = box.link === undefined ? undefined : problemOf(box.link, undefined, notes, pages);
      return problem
        ? [
            {
              file: diagram.source.file,
              ...diagram.at([...path, 'link']),
              ...problem,
              code: problem.code.replace('note/', 'diagram/'),
            },
          ]
        : [];
    }),
  );
  return [...deadTerms, ...deadLinks, ...deadBoxes];
}

/** What is wrong with a link written on a page; `from` is that page, for links to its own headings. */
function problemOf(url: string, from: NoteFile | undefined, notes: Map<string, NoteFile>, pages: string[]) {
  if (/^https:\/\//.test(url)) return undefined;
  const [path = '', anchor] = url.split('#');
  if (path !== '' && !path.startsWith('/'))
    return { code: 'note/bad-link', message: `"${url}": write a page as /topic/note/, another site as https://...` };
  if (path !== '' && !pages.includes(path))
    return { code: 'note/dead-link', message: `There is no page ${path}.${didYouMean(path, pages)}` };
  const target = path === '' ? from : notes.get(path);
  const ids = target ? target.headings.map((h) => h.id) : [];
  if (target && anchor !== undefined && !ids.includes(anchor))
    return {
      code: 'note/dead-anchor',
      message:
        `${path || 'This note'} has no heading {#${anchor}}.${didYouMean(anchor, ids)} It has: ` +
        `${ids.join(', ') || 'none'}.`,
    };
  return undefined;
}
