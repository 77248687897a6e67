import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test as files, type Page } from '@playwright/test';
import { pathOf } from '../src/content/anchors.ts';
import { readContent } from '../src/content/read.ts';
import { getTexts } from '../src/i18n/index.ts';
import { folderOf, languages, type Language } from '../src/i18n/languages.ts';
import { expect, test } from './test.ts';

const { notes } = readContent(process.cwd());
const pagesOf = (language: Language) => [
  folderOf(language),
  ...notes
    .filter((note) => note.language === language && note.diagrams.length > 0)
    .map((note) => `${folderOf(language)}${pathOf(note).slice(1)}`),
];
const pt = getTexts('pt-br').diagram;

for (const language of languages)
  test(`keeps every text in its box, apart from others and off every edge, narrow and wide, ${language}`, async ({
    page,
    root,
  }) => {
    test.setTimeout(120_000);
    const seen = { drawings: 0, texts: 0, findings: [] as string[] };
    for (const path of pagesOf(language)) {
      await page.goto(root + path);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const measured = await measure(page);
        seen.drawings += measured.drawings;
        seen.texts += measured.texts;
        seen.findings.push(...measured.findings.map((finding) => `/${path} at ${width} px: ${finding}`));
      }
    }
    console.log(`${language}: ${seen.drawings} drawings and ${seen.texts} texts, ${seen.findings.length} findings`);
    expect(seen.findings).toEqual([]);
    // Each diagram of each note narrow and wide, and the map on the home too.
    const drawn = notes.filter((note) => note.language === language).flatMap((note) => note.diagrams);
    expect(seen.drawings).toBe((drawn.length + 1) * 2);
    expect(seen.texts).toBeGreaterThan(seen.drawings * 3);
  });

test('finds a text that is out of its box, over another or crossed by an edge', async ({ page, root }) => {
  await page.goto(`${root}control-plane/apply-journey/`);
  await page
    .locator('svg.wide .leaf text')
    .nth(1)
    .evaluate((text) => text.setAttribute('transform', 'translate(300 40)'));
  await page
    .locator('svg.wide .edge text')
    .first()
    .evaluate((text) => text.setAttribute('transform', 'translate(0 8)'));
  const { findings } = await measure(page);
  expect(findings.some((finding) => finding.includes('out of its box'))).toBe(true);
  expect(findings.some((finding) => finding.includes('crossed'))).toBe(true);
});

test('says every diagram by name and description, and each part with a note is a link', async ({ page, root }) => {
  await page.goto(`${root}overview/cluster-map/`);
  const map = page.getByRole('group', { name: 'O mapa do cluster.' });
  await expect(map).toBeVisible();
  await expect(map).toHaveAccessibleDescription(/porta de entrada/);
  await map.getByRole('link', { name: /^etcd/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/control-plane\/etcd\/$/);
});

test('walks through the steps with buttons and arrow keys, and says each', async ({ page, root }) => {
  await page.goto(`${root}control-plane/apply-journey/`);
  const figure = page.locator('diagram-figure');
  const current = figure.locator('li[aria-current=step]');
  await expect(figure.locator('.steps li')).toHaveCount(8);
  await figure.getByRole('button', { name: pt.after }).click();
  await expect(current).toHaveText(/kubectl lê o YAML/);
  await expect(figure.locator('svg.wide .edge.now')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(current).toHaveText(/etcd/);
  await expect(figure.getByRole('status')).toHaveText(/^Passo 2 de 8\. O API Server confere/);
  await page.keyboard.press('ArrowLeft');
  await expect(current).toHaveText(/kubectl lê o YAML/);
  await expect(figure.getByRole('button', { name: pt.before })).toHaveAttribute('aria-disabled', 'true');
});

test('shows each step of a rollout as it is then', async ({ page, root }) => {
  await page.goto(`${root}workloads/scale-and-update/`);
  const figure = page.locator('diagram-figure');
  const starting = figure.locator('svg.wide').getByText('iniciando');
  await expect(starting.filter({ visible: true })).toHaveCount(1);
  await figure.getByRole('button', { name: pt.after }).click();
  await expect(starting.filter({ visible: true })).toHaveCount(0);
  for (let step = 2; step <= 6; step += 1) await figure.getByRole('button', { name: pt.after }).click();
  await expect(figure.locator('svg.wide').getByText('deletado').filter({ visible: true })).toHaveCount(3);
});

test('opens a diagram large, closes it with Esc and gives the focus back', async ({ page, root }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${root}runtimes/engine-cri-oci/`);
  const enlarge = page.getByRole('button', { name: `Ampliar: Do kubelet ao kernel` });
  await enlarge.press('Enter');
  await expect(page.getByRole('dialog').locator('svg')).toBeVisible();
  expect((await page.getByRole('dialog').locator('svg').boundingBox())?.width).toBeGreaterThan(700);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(enlarge).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('shows every picture and lists its steps', async ({ page, root }) => {
    await page.goto(`${root}control-plane/apply-journey/`);
    await expect(page.locator('svg.wide')).toBeVisible();
    await expect(page.locator('.steps li')).toHaveCount(8);
    await expect(page.getByRole('button', { name: pt.after })).toBeHidden();
  });
});

files('weighs less than 8 KB in its page, gzipped', () => {
  for (const path of languages.flatMap(pagesOf)) {
    const html = readFileSync(join('dist', path, 'index.html'), 'utf8');
    for (const [figure] of html.matchAll(/<diagram-figure[\s\S]*?<\/diagram-figure>/g)) {
      expect(gzipSync(figure).length, path).toBeLessThan(8 * 1024);
      expect(figure).not.toContain('style=');
    }
  }
});

/** Measures every drawing that is seen, as the browser set it. */
function measure(page: Page): Promise<{ drawings: number; texts: number; findings: string[] }> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility();
    const drawings = [...document.querySelectorAll<SVGSVGElement>('.drawing svg')].filter(isSeen);
    const within = (inner: DOMRect, outer: DOMRect) =>
      inner.left >= outer.left &&
      inner.right <= outer.right &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1;
    const meet = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
    const findings: string[] = [];
    let count = 0;
    for (const svg of drawings) {
      const texts = [...svg.querySelectorAll('tspan')]
        .filter(isSeen)
        .map((tspan) => ({ text: tspan.textContent ?? '', rect: tspan.getBoundingClientRect(), tspan }));
      count += texts.length;
      for (const { text, rect, tspan } of texts) {
        const box =
          tspan.closest('.state, .box')?.querySelector('rect')?.getBoundingClientRect() ?? svg.getBoundingClientRect();
        if (!within(rect, box)) findings.push(`"${text}" is out of its box`);
      }
      texts.forEach((one, index) =>
        texts
          .slice(index + 1)
          .forEach((other) => meet(one.rect, other.rect) && findings.push(`"${one.text}" is over "${other.text}"`)),
      );
      const leaves = [...svg.querySelectorAll('.leaf rect')].filter(isSeen).map((rect) => rect.getBoundingClientRect());
      for (const path of svg.querySelectorAll<SVGPathElement>('.edge .line')) {
        const matrix = path.getScreenCTM();
        for (let at = 0; matrix && at <= path.getTotalLength(); at += 2) {
          const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
          const inside = (rect: DOMRect, by: number) =>
            x > rect.left + by && x < rect.right - by && y > rect.top + by && y < rect.bottom - by;
          const crossed = texts.find(({ rect }) => inside(rect, 1));
          if (crossed) findings.push(`"${crossed.text}" is crossed by an edge`);
          if (leaves.some((rect) => inside(rect, 2)))
            findings.push(`an edge runs through a box at ${Math.round(x)},${Math.round(y)}`);
        }
      }
    }
    return { drawings: drawings.length, texts: count, findings: [...new Set(findings)] };
  });
}
