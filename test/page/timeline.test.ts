import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeLargeReport } from '../support/make-large-report.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { address, openPage, skip, writeReport } from './support/browser.ts';

const file = writeReport(makeReport());
const marks = (page: Page) => page.locator('.run-mark').count();

async function drag(page: Page, selector: string, from: number, to: number): Promise<void> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y);
  await page.mouse.move(box.x + box.width * to, y);
  await page.mouse.up();
}

describe('the time line', { skip }, () => {
  test('every run has a mark on the lane of its machine, and every pairing a link', async () => {
    const { page, troubles } = await openPage(file);
    assert.equal(await marks(page), samples.length);
    const names = await page.locator('.lane-name title').allTextContents();
    assert.equal(names[0], 'Cloud requests');
    assert.ok(names.includes('web-01') && names.includes('jump-02'));
    const labels = (await page.locator('.chart').textContent()) ?? '';
    assert.match(labels, /jump-02 \(no telemetry\)/);
    assert.doesNotMatch(labels, /web-02 \(no telemetry\)/);
    assert.equal(await page.locator('.link:not(.open)').count(), 2, 'certain pairs');
    assert.equal(await page.locator('.link.open').count(), 4, 'two runs with two candidates each');
    assert.deepEqual(troubles, []);
  });

  test('a drag zooms, stands in the address and filters the list; a button shows all again', async () => {
    const { page } = await openPage(file);
    await drag(page, '.chart', 0.6, 0.95);
    assert.match(await address(page), /from=2026-06-03T.*&to=2026-06-03T/);
    const shown = await page.locator('.run-row').count();
    assert.ok(shown > 0 && shown < samples.length, String(shown));
    assert.equal(await marks(page), shown);
    await page.click('text=Whole period');
    assert.equal(await page.locator('.run-row').count(), samples.length);
    await drag(page, '.strip', 0.1, 0.4);
    assert.match(await address(page), /from=/);
    await page.locator('.chip').click();
    assert.doesNotMatch(await address(page), /from=/);
  });

  test('a pointer is told what it points at, a click opens the run', async () => {
    const { page } = await openPage(file);
    await page.locator('[data-run="6"] .shape').hover();
    assert.match((await page.locator('.tip').textContent()) ?? '', /unrequested.*nobody on record/s);
    await page.locator('[data-request="0"] .request').hover();
    assert.match((await page.locator('.tip').textContent()) ?? '', /Request success/);
    await page.locator('[data-run="6"] .shape').click();
    assert.equal(await page.getAttribute('#toggle-6', 'aria-expanded'), 'true');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'toggle-6');
  });

  test('keys do all of it', async () => {
    const { page } = await openPage(file);
    await page.focus('.chart');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    assert.match((await page.locator('#announcer').textContent()) ?? '', /2026-06-03 09:50:45/);
    assert.equal(await page.locator('.run-mark.is-active').count(), 1);
    await page.keyboard.press('+');
    assert.match(await address(page), /from=/);
    const before = await address(page);
    await page.keyboard.press('Shift+ArrowRight');
    assert.notEqual(await address(page), before);
    await page.keyboard.press('Escape');
    assert.doesNotMatch(await address(page), /from=/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    assert.equal(await page.getAttribute('#toggle-7', 'aria-expanded'), 'true');
  });

  test('a filter leaves its runs alone on it', async () => {
    const { page } = await openPage(file);
    await page.click('.tile.v-unrequested');
    assert.equal(await marks(page), 1);
  });

  test('on a narrow screen names stand above their lanes', async () => {
    const { page } = await openPage(file, { viewport: { width: 390, height: 800 } });
    assert.equal(await marks(page), samples.length);
    const [name, lane] = await Promise.all([
      page.locator('.lane-name').nth(1).boundingBox(),
      page.locator('.chart .lane').nth(1).boundingBox(),
    ]);
    assert.ok(name && lane && name.x >= lane.x);
  });
});

describe('5,000 runs', { skip }, () => {
  const large = writeReport(makeLargeReport(5000));
  /** Measured: 0.9 s and 0.15 s on two cores. These bounds only catch what has become another order of magnitude. */
  const loadMs = 8000;
  const actMs = 2000;

  test('open, zoom, filter and search without a wait', async (context) => {
    const started = performance.now();
    const { page, troubles } = await openPage(large);
    const load = performance.now() - started;
    const timed = (act: string) =>
      page.evaluate(async (code) => {
        const start = performance.now();
        new Function(code)();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - start;
      }, act);
    const click = (selector: string) => `document.querySelector(${JSON.stringify(selector)}).click()`;
    const zoom = await timed(click('[aria-label="Zoom in"]'));
    const filter = await timed(click('.tile.v-attributed'));
    const sort = await timed(click('.col-vm button'));
    const open = await timed(click('.toggle'));
    const search = performance.now();
    await page.fill('.search input', 'whoami');
    await page.waitForFunction(() =>
      document.querySelector('.count-line')?.textContent?.includes('of 5,000'),
    );
    const text = performance.now() - search;
    context.diagnostic(
      `5,000 runs: load ${load.toFixed()} ms, zoom ${zoom.toFixed()}, filter ${filter.toFixed()}, sort ${sort.toFixed()}, open ${open.toFixed()}, first search ${text.toFixed()}`,
    );
    assert.ok(load < loadMs, `load took ${load} ms`);
    for (const took of [zoom, filter, sort, open]) assert.ok(took < actMs, `an act took ${took} ms`);
    assert.ok(text < loadMs, `search took ${text} ms`);
    assert.deepEqual(troubles, []);
  });

  test('lanes stay few, and what cannot be told apart is counted', async () => {
    const { page } = await openPage(large);
    const names = await page.locator('.lane-name title').allTextContents();
    assert.ok(names.length <= 17, String(names.length));
    assert.match(names.at(-1) ?? '', /^\d+ other machines$/);
    assert.ok((await page.locator('.column').count()) > 0);
    assert.ok((await page.locator('svg *').count()) < 5000);
    const hint = page.getByText('Too much for links between runs and requests');
    assert.equal(await hint.isVisible(), true);
    await page.locator('.chart').scrollIntoViewIfNeeded();
    const box = await page.locator('.chart .lane').first().boundingBox();
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 20);
    assert.match((await page.locator('.tip').textContent()) ?? '', /Cloud requests.*\d+ requests?/s);
    await page.mouse.click((box?.x ?? 0) + 300, (box?.y ?? 0) + 20);
    assert.match(await address(page), /from=/);
  });

  test('zoomed in, every pairing has its link', async () => {
    const hash = '#from=2026-06-05T00:00:00Z&to=2026-06-05T03:00:00Z';
    const { page } = await openPage(large, { hash });
    assert.equal(await page.getByText('Too much for links').isVisible(), false);
    assert.ok((await page.locator('.link').count()) > 20);
  });

  test('pages lead through the list, and a run on a later page is found', async () => {
    const { page } = await openPage(large);
    assert.equal(await page.locator('.run-row').count(), 50);
    await page.click('nav >> nth=0 >> text=Last');
    assert.match((await page.locator('.count-line').textContent()) ?? '', /4,951 to 5,000 of 5,000/);
    const { page: other } = await openPage(large, { hash: '#run=unrequested-2502' });
    assert.equal(await other.getAttribute('#toggle-2502', 'aria-expanded'), 'true');
    assert.match(await address(other), /page=51/);
  });
});
