import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';
import type { Place } from '../../content/yaml.ts';

/** A piece of text with the place of its first character. */
interface Piece extends Place {
  file: string;
  text: string;
}

/**
 * Every version that a text names behind a product, and every image of one, is in content/versions.yaml. Older minors
 * of Kubernetes may be named, as notes say since when something is there.
 */
export function checkVersions(content: Content): Finding[] {
  return piecesOf(content).flatMap((piece) => [...checkNumbers(piece, content), ...checkImages(piece, content)]);
}

function checkNumbers(piece: Piece, { versions }: Content): Finding[] {
  return versions
    .filter(({ releases }) => releases.length > 0)
    .flatMap(({ id, name, called, releases }) => {
      const known = releases.map(({ version }) => version.split(' ')[0] ?? '');
      const names = [name, ...called].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return findAll(piece, new RegExp(`(?<![\\w-])(?:${names.join('|')}) v?(\\d+(?:\\.\\d+)+)`, 'g')).flatMap(
        ({ found: [, number = ''], place }) =>
          isKnown(number, known, id) ? [] : [finding(piece, place, `${name} ${number}`, known)],
      );
    });
}

/**
 * `1.37` stands for 1.37.0 and `2.21.1` for a release of 2.21; what Kubernetes had before its supported
 * minors may be told.
 */
function isKnown(number: string, known: readonly string[], id: string): boolean {
  if (
    known.some((version) => version === number || version.startsWith(`${number}.`) || number.startsWith(`${version}.`))
  )
    return true;
  const minor = (version: string) => Number(version.split('.')[1]);
  return id === 'kubernetes' && minor(number) < Math.max(...known.map(minor));
}

function checkImages(piece: Piece, { versions }: Content): Finding[] {
  const known = versions.flatMap(({ images }) => images);
  const repositories = [...new Set(known.map((image) => image.split(':')[0] ?? ''))];
  return repositories.flatMap((repository) =>
    findAll(
      piece,
      new RegExp(`(?<![\\w./-])${repository.replaceAll('.', '\\.')}:([\\w.-]*\\d[\\w.-]*\\w|\\d+)`, 'g'),
    ).flatMap(({ found: [image = ''], place }) =>
      known.includes(image)
        ? []
        : [
            finding(
              piece,
              place,
              image,
              known.filter((each) => each.startsWith(`${repository}:`)),
            ),
          ],
    ),
  );
}

const finding = ({ file }: Piece, place: Place, what: string, known: readonly string[]): Finding => ({
  file,
  ...place,
  code: 'version/unknown',
  message:
    `content/versions.yaml does not know ${what}: it has ${known.join(', ') || 'no release of it'}. ` +
    'Write one of these, or add it there with its source.',
});

function findAll({ text, line, column }: Piece, shape: RegExp) {
  return [...text.matchAll(shape)].map((found) => {
    const before = text.slice(0, found.index).split('\n');
    return {
      found,
      place: {
        line: line + before.length - 1,
        column: before.length === 1 ? column + found.index : (before.at(-1)?.length ?? 0) + 1,
      },
    };
  });
}

function piecesOf({ notes, commands, manifests, glossary, explanations }: Content): Piece[] {
  const said = (
    source: Piece | { file: string; line: number; column: number },
    both: Record<string, string>,
  ): Piece[] => Object.values(both).map((text) => ({ ...source, text }));
  return [
    ...notes.flatMap(({ file, sections }) => sections.map(({ text, line }) => ({ file, line, column: 1, text }))),
    ...commands.flatMap(({ source, run, does }) => [{ ...source, text: run }, ...said(source, does)]),
    // What is broken on purpose may name what does not exist.
    ...manifests
      .filter(({ finding: broken }) => broken === undefined)
      .map(({ path, text }) => ({ file: `content/${path.replace('/', '/manifests/')}`, line: 1, column: 1, text })),
    ...glossary.flatMap(({ source, means }) => said(source, means)),
    ...explanations.flatMap(({ source, says }) => said(source, says)),
  ];
}
