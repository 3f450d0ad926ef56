import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { makeContext } from '../support/make-context.ts';
import { makeLargeReport } from '../support/make-large-report.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { openPage, skip, writeReport } from './support/browser.ts';

const file = writeReport({ ...makeReport(), context: makeContext(), detection: makeDetection() });

/** WCAG 2: contrast of every visible text with what lies behind it, the least first. */
function worstContrasts(page: Page) {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no canvas');
    const rgb = (colour: string) => {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r = 0, g = 0, b = 0]: number[]) => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const behind = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const colour = rgb(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 0) > 250) return colour;
      }
      return rgb(getComputedStyle(document.documentElement).backgroundColor);
    };
    const found = new Map<string, number>();
    for (const element of document.querySelectorAll('body *')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!hasText || !element.checkVisibility() || element.closest(':disabled, .unseen, script, .skip'))
        continue;
      const style = getComputedStyle(element);
      const isDrawn = element.closest('svg') !== null;
      const ink = light(rgb(isDrawn ? style.fill : style.color));
      const paper = light(behind(isDrawn ? element.closest('.chart-box') : element));
      const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      const name = `${element.tagName}.${element.getAttribute('class')} ${element.textContent?.slice(0, 20)}`;
      found.set(name, Math.min(found.get(name) ?? 99, ratio));
    }
    return [...found].sort(([, a], [, b]) => a - b).slice(0, 3);
  });
}

describe('how the report looks', { skip }, () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every text can be read in ${colorScheme}`, async () => {
      const { page } = await openPage(file, { colorScheme });
      await page.click('#toggle-0');
      await page.click('#toggle-3');
      for (const [name, ratio] of await worstContrasts(page)) assert.ok(ratio >= 4.5, `${name}: ${ratio}`);
    });
  }

  test('the theme follows the system until the reader chooses', async () => {
    const { page } = await openPage(file, { colorScheme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await paper();
    await page.getByRole('button', { name: 'light', exact: true }).click();
    const light = await paper();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await paper(), light);
  });

  for (const width of [320, 390, 768, 1280, 1920]) {
    test(`nothing is wider than ${width} px`, async () => {
      const { page } = await openPage(file, { viewport: { width, height: 800 } });
      for (let at = 0; at < samples.length; at++) await page.click(`#toggle-${at}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });
  }

  test('landmarks, headings and names are there for whoever does not see it', async () => {
    const { page } = await openPage(file);
    await page.click('#toggle-0');
    const found = await page.evaluate(() => {
      const named = (element: Element) =>
        element.getAttribute('aria-label') ||
        element.closest('label')?.textContent?.trim() ||
        element.textContent?.trim();
      const levels = [...document.querySelectorAll('h1, h2, h3, h4')]
        .filter((heading) => heading.checkVisibility())
        .map((heading) => Number(heading.tagName[1]));
      return {
        landmarks: ['header', 'main', 'footer', 'nav'].filter((name) => document.querySelector(name)),
        titles: document.querySelectorAll('h1').length,
        jumps: levels.filter((level, at) => at > 0 && level > (levels[at - 1] ?? 0) + 1).length,
        nameless: [...document.querySelectorAll('button, select, input, section[aria-labelledby]')].filter(
          (element) => !named(element),
        ).length,
        lost: [...document.querySelectorAll('[aria-labelledby], [aria-controls]')].filter((element) => {
          const id = element.getAttribute('aria-labelledby') ?? element.getAttribute('aria-controls') ?? '';
          return !document.getElementById(id);
        }).length,
        doubled:
          [...document.querySelectorAll('[id]')].length -
          new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size,
      };
    });
    assert.deepEqual(found, {
      landmarks: ['header', 'main', 'footer', 'nav'],
      titles: 1,
      jumps: 0,
      nameless: 0,
      lost: 0,
      doubled: 0,
    });
  });

  test('the keyboard reaches everything, and shows where it is', async () => {
    const { page } = await openPage(file);
    const seen = new Set<string>();
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: element.getAttribute('class') ?? element.tagName,
          outline: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
      });
      if (!where) break;
      assert.ok(where.outline, `${where.name} does not show that it has the focus`);
      seen.add(where.name);
    }
    for (const name of ['skip', 'chart', 'toggle', 'INPUT', 'SELECT']) assert.ok(seen.has(name), name);
  });
});

describe('the report on paper', { skip }, () => {
  test('holds the overview, the list and a section for every run', async () => {
    const { page, troubles } = await openPage(file);
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        const paper = document.querySelector('#print-runs');
        Object.assign(globalThis, {
          printed: {
            sections: paper?.querySelectorAll('section.run').length,
            lines: paper?.querySelectorAll('.lines tbody tr').length,
            text: paper?.textContent ?? '',
          },
        });
      });
    });
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const { sections, lines, text } = await page.evaluate(
      () => (globalThis as unknown as { printed: { sections: number; lines: number; text: string } }).printed,
    );
    assert.equal(sections, samples.length);
    assert.equal(lines, samples.length);
    assert.match(text, /What else .* did/);
    assert.equal(await page.locator('#print-runs section').count(), 0, 'the screen is as it was');
    assert.deepEqual(troubles, []);
  });

  test('is not as wide as to be cut', async () => {
    const { page } = await openPage(file, { viewport: { width: 703, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const cut = await page.evaluate(
      () =>
        [...document.querySelectorAll('main *')].filter(
          (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1,
        ).length,
    );
    assert.equal(cut, 0);
  });

  test('of thousands of runs prints the filtered ones, and says what it leaves out', async () => {
    const { page } = await openPage(writeReport(makeLargeReport(1000)), { hash: '#verdict=attributed' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await page.locator('#print-runs section.run').count(), 100);
    assert.equal(await page.locator('#print-runs .lines tbody tr').count(), 375);
    assert.match(
      (await page.locator('#print-runs > p').textContent()) ?? '',
      /^1,000 runs and requests; 375 of them pass the filters \(verdict: attributed\); the first 100 stand in full/,
    );
  });

  test('shows nothing that only a click would open, and a few alerts of every name', async () => {
    const alerts = Array.from({ length: 9 }, (_, at) => makeAlert({ id: `alert-${at}` }));
    const report = { ...makeReport(), detection: makeDetection(alerts) };
    const { page } = await openPage(writeReport(report));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const buttons = await page.evaluate(
      () =>
        [...document.querySelectorAll('main button:not(.tile), header button')].filter((one) =>
          one.checkVisibility(),
        ).length,
    );
    assert.equal(buttons, 0);
    assert.equal(await page.locator('.paper-members li').count(), 6);
    assert.equal(await page.locator('.paper-members li').last().textContent(), 'and 4 more');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await page.locator('.paper-members li').count(), 0);
  });
});
