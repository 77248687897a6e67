import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { commandPlaces } from './command-places.ts';

/** The attributes that each block of a note comes with. */
async function placesOf(mdx: string, file: string): Promise<string[]> {
  const { code } = await mdxToJs(mdx, {
    hastPlugins: [commandPlaces],
    fileURL: new URL(`file:///content/services/${file}`),
  });
  return [...code.matchAll(/Command, \{([^}]*)\}/g)].map(([, attributes = '']) =>
    attributes.replace(/\s+/g, ' ').trim(),
  );
}

test('tells every block its note and which one of its command it is there', async () => {
  const mdx =
    '<Command id="a" />\n\n1. x\n\n   <Command id="b" />\n\n' +
    '<Aside kind="tip">\n\n<Command id="a" again />\n\n</Aside>\n\n<Command id="a" again />';
  expect(await placesOf(mdx, 'pt-br/10-x.mdx')).toEqual([
    'id: "a", note: "services/x", nth: "1"',
    'id: "b", note: "services/x", nth: "1"',
    'id: "a", again: true, note: "services/x", nth: "2"',
    'id: "a", again: true, note: "services/x", nth: "3"',
  ]);
});

test("begins to count anew in each note, and knows a topic's front page", async () => {
  expect(await placesOf('<Command id="a" />', 'en/index.mdx')).toEqual(['id: "a", note: "services/", nth: "1"']);
});
