import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyPage } from './every-page.ts';

const token = /<(script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<(\/?)([a-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Whether one is seen depends on no other attribute. */
const telling = /^(hidden|open|popover|popovertarget|inert|disabled|type)$/;

export interface BuiltPage {
  path: string;
  /**
   * Its buttons, fields and title, each by what it is, where it stands in what, and which styles the page has: those
   * that are alike are seen alike.
   */
  controls: Set<string>;
  /** What stands in its main part. */
  text: string;
}

/** Every page of the built site. */
export function readPages(): BuiltPage[] {
  return everyPage.map(({ path }) => {
    const html = readFileSync(join('dist', path.replace(/^$|\/$/, '$&index.html')), 'utf8');
    const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
    return { path, controls: parseControls(html), text: main.replace(token, '').replace(/\s+/g, ' ') };
  });
}

/** A few of the pages on which every control of all of them stands. */
export function cover(pages: readonly BuiltPage[]): BuiltPage[] {
  const left = new Set(pages.flatMap(({ controls }) => [...controls]));
  const chosen: BuiltPage[] = [];
  // The smallest come last in everyPage, and are visited fastest.
  const bySize = pages.toReversed();
  while (left.size > 0) {
    const [best] = bySize.toSorted((a, b) => b.controls.intersection(left).size - a.controls.intersection(left).size);
    if (!best) break;
    chosen.push(best);
    for (const control of best.controls) left.delete(control);
  }
  return chosen;
}

function parseControls(html: string): Set<string> {
  const controls = new Set<string>();
  const within: { name: string; print: string }[] = [];
  const styles = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1]?.length;
  for (const { 2: end, 3: name, 4: attributes = '' } of html.matchAll(token)) {
    if (!name) continue;
    if (end)
      within.length = Math.max(
        within.findLastIndex((each) => each.name === name),
        0,
      );
    else {
      const print = printTag(name, attributes);
      if (/^(button|input|select|h1)$/.test(name))
        controls.add([styles, ...within.map((each) => each.print), print].join(' > '));
      if (!empty.test(name) && !attributes.endsWith('/')) within.push({ name, print });
    }
  }
  return controls;
}

const printTag = (name: string, attributes: string) =>
  name +
  [...attributes.matchAll(/([^\s=>"'/]+)(?:="([^"]*)")?/g)]
    .map(([, key = '', value = '']) =>
      key === 'class' ? `.${value.replaceAll(' ', '.')}` : telling.test(key) ? `[${key}]` : '',
    )
    .join('');
