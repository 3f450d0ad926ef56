import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCli } from '../support/run-cli.ts';
import { openPage, skip } from './support/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-command-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the sample incident as a report', { skip }, () => {
  test('opens from the file that the command wrote, with records and sessions', async () => {
    const file = join(folder, 'report.html');
    const { code, stdout } = await runCli(['demo', '--quiet', '--format', 'html', '--out', file]);
    assert.equal(code, 0);
    assert.equal(stdout, '');
    const { page, troubles } = await openPage(file);
    await page.click('.run-row.v-attributed .toggle');
    const section = page.locator('section.run').first();
    assert.ok((await section.locator('.records details').count()) >= 5);
    assert.ok((await section.locator('.session tbody tr').count()) >= 2);
    await section.locator('.records summary').first().click();
    assert.match((await section.locator('.records pre').first().textContent()) ?? '', /"correlationId": /);
    assert.deepEqual(troubles, []);
  });

  test('comes out of a pipe the same', async () => {
    const { stdout } = await runCli(['demo', '--quiet', '--format', 'html']);
    assert.equal(stdout, readFileSync(join(folder, 'report.html'), 'utf8'));
  });
});
