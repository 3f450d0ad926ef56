import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { makeContext } from '../support/make-context.ts';
import { makeReport } from '../support/make-report.ts';
import { attributedAction, samples } from '../support/make-samples.ts';
import { address, openPage, skip, writeReport } from './support/browser.ts';

const file = writeReport({ ...makeReport(), context: makeContext(), detection: makeDetection() });
const count = (page: Page) => page.locator('.run-row').count();
const countLine = (page: Page) => page.locator('.count-line').textContent();

describe('the report in a browser', { skip }, () => {
  test('opens without a request, an error or a breach of its policy', async () => {
    const { page, troubles } = await openPage(file);
    assert.equal(await count(page), samples.length);
    assert.match((await page.locator('h1').textContent()) ?? '', /1 run that nobody on record asked for/);
    assert.deepEqual(troubles, []);
  });

  test('a run opens with everything about it', async () => {
    const { page, troubles } = await openPage(file);
    await page.click('#toggle-0');
    const section = page.locator('#section-0');
    const text = (await section.textContent()) ?? '';
    for (const part of ['Why', 'Request', 'Run', 'Processes', 'Session of the principal', 'Original records'])
      assert.match(text, new RegExp(part));
    assert.ok(text.includes(`${attributedAction.principal?.name} asked from 203.0.113.24`));
    assert.match(text, /token issued to198\.51\.100\.7/);
    assert.match(text, /rights changed/);
    const names = await section.locator('.processes b').allTextContents();
    assert.deepEqual(names, [
      'cmd.exe',
      'powershell.exe',
      'conhost.exe',
      'whoami.exe',
      'net.exe',
      'net1.exe',
      'net.exe',
    ]);
    await section.locator('.records summary').first().click();
    assert.match((await section.locator('.records pre').first().textContent()) ?? '', /"pid": 4312/);
    assert.match(await address(page), /run=attributed-action/);
    assert.deepEqual(troubles, []);
  });

  test('script text and candidates are shown', async () => {
    const { page } = await openPage(file);
    await page.click('#toggle-1');
    assert.match(
      (await page.locator('#section-1 pre').textContent()) ?? '',
      /# install the agent\ncurl -fsS/,
    );
    await page.click('#toggle-3');
    assert.equal(await page.locator('#section-3 .candidates > li').count(), 2);
    assert.match((await page.locator('#section-3').textContent()) ?? '', /the logs cannot tell which/);
  });

  test('filters narrow the list, stand in the address, and are taken back', async () => {
    const { page } = await openPage(file);
    await page.click('.tile.v-unrequested');
    assert.equal(await count(page), 1);
    assert.match((await countLine(page)) ?? '', /1 to 1 of 1 that pass the filters, of 8/);
    assert.match(await address(page), /verdict=unrequested/);
    await page.click('.tile.v-ambiguous');
    assert.equal(await count(page), 2);
    await page.click('text=Clear all filters');
    assert.equal(await count(page), samples.length);
    await page.selectOption('.filters select >> nth=1', { label: 'web-02 (1)' });
    assert.equal(await count(page), 1);
    await page.click('text=Clear all filters');
    await page.fill('.search input', 'localgroup svc-backup');
    await page.waitForFunction(() => document.querySelectorAll('.run-row').length === 1);
    await page.fill('.search input', 'download.contoso.com');
    await page.waitForFunction(
      () => document.querySelector('.run-row .col-vm')?.textContent?.includes('app-linux-01') === true,
    );
  });

  test('an address shows what it was copied from', async () => {
    const { page } = await openPage(file, { hash: '#verdict=attributed&sort=-time&run=attributed-managed' });
    assert.equal(await count(page), 3);
    assert.equal(await page.getAttribute('#toggle-1', 'aria-expanded'), 'true');
    assert.equal(await page.getAttribute('th.col-time', 'aria-sort'), 'descending');
    await page.evaluate(() => {
      location.hash = '#verdict=unrequested';
    });
    await page.waitForFunction(() => document.querySelectorAll('.run-row').length === 1);
  });

  test('alerts lead to their runs, and filter them', async () => {
    const { page, troubles } = await openPage(file);
    assert.match((await page.locator('#alerts').textContent()) ?? '', /high.*New local administrator/s);
    assert.match((await page.locator('#alerts').textContent()) ?? '', /26 rules loaded/);
    await page.click('text=Open its run');
    assert.equal(await page.getAttribute('#toggle-0', 'aria-expanded'), 'true');
    assert.match((await page.locator('#section-0').textContent()) ?? '', /Alerts.*high.*New local/s);
    await page.selectOption('.filters select >> nth=3', { index: 1 });
    assert.equal(await count(page), 1);
    assert.match(await address(page), /alert=New/);
    assert.deepEqual(troubles, []);
  });

  test('alerts of one name stand together, and lead to all of their runs', async () => {
    const many = Array.from({ length: 60 }, (_, at) => {
      const attributions = [samples[at % 2]?.id ?? ''];
      return makeAlert({ id: `many-${at}`, severity: 'medium', name: 'Often seen', attributions });
    });
    const detection = makeDetection([makeAlert(), ...many]);
    const { page, troubles } = await openPage(writeReport({ ...makeReport(), detection }));
    assert.match((await page.locator('#alerts').textContent()) ?? '', /61 alerts under 2 names/);
    assert.equal(await page.locator('.alerts > tbody > tr').count(), 2);
    assert.equal(await page.locator('.members > li:visible').count(), 0);
    await page.click('.member-list summary');
    assert.equal(await page.locator('.members > li:visible').count(), 50);
    await page.click('text=Show 10 of 10 more');
    assert.equal(await page.locator('.members > li:visible').count(), 60);
    await page.click('text=Show its 2 runs');
    assert.equal(await count(page), 2);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'runs-title');
    assert.deepEqual(troubles, []);
  });

  test('heads sort either way', async () => {
    const { page } = await openPage(file);
    const first = () => page.locator('.run-row .verdict').first().textContent();
    await page.click('.col-verdict button');
    assert.equal(await first(), 'unrequested');
    await page.click('.col-verdict button');
    assert.equal(await first(), 'not-applicable');
  });

  test('times are of the shown zone, and say so', async () => {
    const { page } = await openPage(file, { timezoneId: 'Europe/Berlin' });
    const first = page.locator('.run-row time').first();
    assert.equal(await first.textContent(), '09:30:12Z');
    await page.getByRole('button', { name: 'local', exact: true }).click();
    assert.equal(await first.textContent(), '11:30:12+02:00');
    assert.match(await address(page), /zone=local/);
    assert.match((await page.locator('.axis').textContent()) ?? '', /\+02:00/);
    await page.getByRole('button', { name: 'UTC', exact: true }).click();
    assert.equal(await first.textContent(), '09:30:12Z');
  });

  test('copying gives the exact text, and falls back where it is forbidden', async () => {
    const { page } = await openPage(file, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.click('#toggle-0');
    await page.click('#section-0 >> text=Copy command line');
    await page.waitForSelector('#section-0 >> text=Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, 'powershell  -ExecutionPolicy Unrestricted -File script0.ps1');
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.click('#section-0 >> text=Copy JSON');
    const area = page.locator('#section-0 textarea');
    assert.equal(JSON.parse(await area.inputValue()).event.id, 'attributed-action');
    assert.equal(await page.evaluate(() => getSelection()?.toString().length !== 0), true);
  });

  test('without scripts the headline is there, and says what is missing', async () => {
    const { page } = await openPage(file, { javaScriptEnabled: false });
    assert.match((await page.locator('h1').textContent()) ?? '', /1 run that nobody/);
    assert.equal(await page.locator('.notice').isVisible(), true);
  });

  test('alerts are shown where no run is', async () => {
    const detection = makeDetection([makeAlert({ attributions: [] })]);
    const { page, troubles } = await openPage(writeReport({ ...makeReport([]), detection }));
    assert.match((await page.locator('#alerts-section').innerText()) ?? '', /New local administrator/);
    assert.equal(await page.locator('#alerts button').count(), 0);
    assert.deepEqual(troubles, []);
  });

  test('a report of nothing says so', async () => {
    const { page, troubles } = await openPage(writeReport(makeReport([])));
    assert.match((await page.locator('main').textContent()) ?? '', /No run and no request was found/);
    assert.equal(await page.locator('#timeline-section').isVisible(), false);
    assert.deepEqual(troubles, []);
  });
});
