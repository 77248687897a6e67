import { toPath } from '../../content/field-path.ts';
import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';
import { parseYaml } from '../../content/yaml.ts';

/** Every remark of a manifest stands at a field that the file has, and no two at the same. */
export function checkManifestNotes({ manifests }: Pick<Content, 'manifests'>): Finding[] {
  return manifests.flatMap(({ notes, text, file, path, source, at }) => {
    const { values } = parseYaml(text, path, 1, 'kubernetes');
    const finding = (index: number, code: string, message: string): Finding => ({
      file: source.file,
      ...at(['notes', index, 'at']),
      code,
      message,
    });
    return notes.flatMap((note, index) => {
      if (valueAt(values[note.document - 1], toPath(note.at)) === undefined)
        return [
          finding(
            index,
            'manifest/no-such-field',
            `${file} has no field ${note.at}${note.document > 1 ? ` in its document ${note.document}` : ''}.`,
          ),
        ];
      const first = notes.findIndex((other) => other.at === note.at && other.document === note.document);
      return first < index
        ? [finding(index, 'manifest/repeated-note', `A remark stands beside ${note.at} already.`)]
        : [];
    });
  });
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (each, step) =>
      typeof each === 'object' && each !== null && Object.hasOwn(each, step)
        ? (each as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
