import { expect, test } from 'vitest';
import { nestHtml } from './nest.ts';

const nest = (html: string) =>
  nestHtml(html, { path: '/a/b/', down: 2, chapterOf: (address) => (address === '/en/c/' ? '/c/' : undefined) });

test('gives every id and what refers to it a name of the chapter', () => {
  expect(nest('<p id="x"></p><a href="#x">y</a><b aria-labelledby="x z"></b>')).toBe(
    '<p id="a-b--x"></p><a href="#a-b--x">y</a><b aria-labelledby="a-b--x a-b--z"></b>',
  );
});

test('leads to a chapter within the whole, and to all else as before', () => {
  expect(
    nest('<a href="/en/c/#d">1</a><a href="/en/c/">2</a><a href="/other/">3</a><a href="https://x/#d">4</a>'),
  ).toBe('<a href="#c--d">1</a><a href="#c">2</a><a href="/other/">3</a><a href="https://x/#d">4</a>');
});

test('lowers headings, opens folds and keeps code as it is', () => {
  expect(
    nest('<main id="content"><h2>t</h2><details><summary>s</summary></details><pre>a  &lt;b> id="x"\n</pre></main>'),
  ).toBe('<div><h4>t</h4><details open><summary>s</summary></details><pre>a  &#x3C;b> id="x"\n</pre></div>');
});

test('leaves out what explains a command word by word', () => {
  expect(nest('<p>a</p><details class="explain"><summary>s</summary>b</details>')).toBe('<p>a</p>');
});
