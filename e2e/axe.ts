import type { Page } from '@playwright/test';
import axe, { type Result, type RunOptions, type SerialContextObject } from 'axe-core';

/** A part of a page, by its selectors. */
type Part = SerialContextObject;
type Theme = 'light' | 'dark';

const whole: Part = { include: 'html' };
/** The rules that look at colours: more than half of axe's time. */
const colours = ['color-contrast', 'link-in-text-block'];
const options: RunOptions = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
const inColours: RunOptions = { resultTypes: ['violations'], runOnly: colours, preload: false };
const others: RunOptions = {
  ...options,
  rules: { ...options.rules, ...Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])) },
};

/** Puts axe into a page. Not by a script element: the CSP would refuse it. */
export const addAxe = (page: Page) => page.evaluate(axe.source);

/**
 * What axe finds in a part of a page: by all rules, and in the dark theme, where nothing but colours is another,
 * by those of colours.
 */
export async function findToMend(page: Page, part: Part = whole): Promise<string[]> {
  await addAxe(page);
  const light = await run(page, part, options);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, part, inColours);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...print(page, light, 'light'), ...print(page, dark, 'dark')];
}

/** What axe finds in a page by all rules but those of colours. */
export const findByRules = async (page: Page) => print(page, await run(page, whole, others));

/**
 * What axe finds in the colours of a theme, in the texts of a page that look like none of `seen`: they are added to it.
 */
export async function findInTheme(page: Page, theme: Theme, seen = new Set<string>()): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  const looks = await page.evaluate(markNewLooks, [...seen]);
  for (const look of looks) seen.add(look);
  return looks.length === 0 ? [] : print(page, await run(page, { include: '[data-new-look]' }, inColours), theme);
}

/** With every fade at its end, as that of a theme that was just changed: in the middle of it, colours are others. */
const run = (page: Page, part: Part, how: RunOptions): Promise<Result[]> =>
  page.evaluate(
    async ({ part, how }) => {
      const fades = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      for (const fade of fades) fade.finish();
      return (await axe.run(part, how)).violations;
    },
    { part, how },
  );

const print = (page: Page, violations: Result[], theme?: Theme) =>
  violations.map(({ id, nodes }) => {
    const state = [`${page.viewportSize()?.width} px`, theme].filter(Boolean).join(', ');
    return `at ${state}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`;
  });

/**
 * Marks a text of each look that is not known, and gives those looks. Two texts look alike if their letters, the text
 * around them and what is behind them have the same colours, sizes and lines: it is all that the rules of colours read.
 */
function markNewLooks(known: string[]): string[] {
  const behind = new Map<Element | null, string>([[null, '']]);
  const getBehind = (element: Element | null): string => {
    const found = behind.get(element);
    if (!element || found !== undefined) return found ?? '';
    const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
    const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter}`;
    const all = getBehind(element.parentElement) + (own === 'rgba(0, 0, 0, 0) none 1 none' ? '' : ` on ${own}`);
    behind.set(element, all);
    return all;
  };
  const getLetters = (element: Element | null) => {
    if (!element) return '';
    const { color, fontSize, fontWeight, textShadow, textDecorationLine, borderBottomStyle } =
      getComputedStyle(element);
    return [
      element.matches('a'),
      color,
      fontSize,
      fontWeight,
      textShadow,
      textDecorationLine,
      borderBottomStyle,
    ].join();
  };
  const isText = (element: Element) =>
    element.matches('input, select') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const looks = new Set(known);
  for (const element of document.body.querySelectorAll('*')) {
    element.removeAttribute('data-new-look');
    if (!isText(element) || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      continue;
    const look = `${getLetters(element)} in ${getLetters(element.parentElement)}${getBehind(element)}`;
    if (!looks.has(look)) element.setAttribute('data-new-look', '');
    looks.add(look);
  }
  return [...looks].slice(known.length);
}
