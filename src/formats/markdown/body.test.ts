import { expect, test } from 'vitest';
import { blockNames } from '../../content/note.ts';
import { readContent } from '../../content/read.ts';
import { blockPrinters } from './block.ts';
import { printBody } from './body.ts';

const content = readContent(process.cwd());
const print = (mdx: string) => printBody(mdx, { language: 'en', content, address: (path) => `https://x${path}` });

test('knows how every block of the notebook is printed', () => {
  expect(Object.keys(blockPrinters).sort()).toEqual(blockNames.toSorted());
});

test('prints a command and a manifest as fences that hold their exact text', () => {
  const [command, manifest] = [content.commands[0], content.manifests[0]];
  expect(print(`<Command id="${command?.id}" />`)).toBe(`${command?.does.en}:\n\n\`\`\`sh\n${command?.run}\n\`\`\``);
  expect(print(`<Manifest file="${manifest?.path}" />`)).toContain(`\`\`\`yaml\n${manifest?.text.trimEnd()}\n\`\`\``);
  expect(print(`<Manifest file="${manifest?.path}" />`)).toContain(`https://x/manifests/${manifest?.path}`);
});

test('prints an aside as a quote, with what stands in it, and a term as its word', () => {
  expect(print('<Aside kind="trap">\n\nA <Term id="quorum">*quorum*</Term>.\n\nTwo [a](/b/)\n\n</Aside>')).toBe(
    '> **Trap**\n>\n> A *quorum*.\n>\n> Two [a](https://x/b/)',
  );
  expect(print('<Aside kind="tip" title="Own">One line</Aside>')).toBe('> **Own**\n>\n> One line');
});

test('leaves the ids out of headings, makes links whole and keeps the rest as it was written', () => {
  expect(print('## `kubectl` {#kubectl}\n\n| a | b |\n|---|---|\n| [/b/](/b/) | `{x}` |')).toBe(
    '## `kubectl`\n\n| a | b |\n|---|---|\n| [/b/](https://x/b/) | `{x}` |',
  );
});

test('keeps a block of a list item within it', () => {
  const run = content.commands.find((command) => !command.run.includes('\n'));
  expect(print(`1. one\n\n   <Command id="${run?.id}" />\n\n2. two`)).toBe(
    `1. one\n\n   ${run?.does.en}:\n\n   \`\`\`sh\n   ${run?.run}\n   \`\`\`\n\n2. two`,
  );
});
