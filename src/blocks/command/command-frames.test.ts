import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { arePastedAtOnce, commandFrames } from './command-frames.ts';
import { commandPlaces } from './command-places.ts';

/** A note's commands in their order: `(` where a frame begins, with the number that its first was told. */
async function framesOf(mdx: string): Promise<string> {
  const { code } = await mdxToJs(mdx, {
    hastPlugins: [commandFrames, commandPlaces],
    fileURL: new URL('file:///content/services/en/10-x.mdx'),
  });
  return [...code.matchAll(/className: "commands"|Command, \{([^}]*)\}|children: "Text/g)]
    .map(([found, attributes]) =>
      attributes
        ? [...attributes.matchAll(/(id|nth|frame): "(\w+)"/g)].map(([, , value]) => value).join(' ')
        : found.startsWith('class')
          ? '('
          : 'Text',
    )
    .join(' | ');
}

test('puts commands that follow each other into one frame, each with its place in the note', async () => {
  const mdx =
    '<Command id="a" />\n\n<Command id="b" again />\n\nText.\n\n<Command id="c" />\n\n- x\n\n  <Command id="d" />\n\n  <Command id="e" />\n\n  <Command id="a" />';
  expect(await framesOf(mdx)).toBe('( | a 2 1 | b 1 | Text | c 1 | ( | d 3 1 | e 1 | a 2');
});

test('says of lines whether one terminal takes them at once', () => {
  const block = (run: string, more = {}) => ({ run, where: 'host', terminal: 'first', ...more }) as const;
  const [get, shell] = [block('kubectl get pods'), block('kubectl exec -it x -- sh')];
  expect(arePastedAtOnce([get, get])).toBe(true);
  expect(arePastedAtOnce([get, shell])).toBe(true);
  expect(arePastedAtOnce([shell, get])).toBe(false);
  expect(arePastedAtOnce([get, { ...get, terminal: 'second' }])).toBe(false);
  expect(arePastedAtOnce([get, { ...get, where: 'pod' }])).toBe(false);
});
