import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { html } from '../../../src/output/html.ts';
import type { ScanReport } from '../../../src/output/scan-report.ts';
import { render } from '../../support/render.ts';

const executablePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'chromium'))
  .find((file) => existsSync(file));

/** Why pages cannot be tried here, or false. */
export const skip = executablePath === undefined ? 'no chromium on PATH' : false;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface OpenPage {
  readonly page: Page;
  /** Whatever should never happen: errors, words on the console, breaches of the policy, requests. */
  readonly troubles: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-page-'));
let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the page itself knows it: the driver hears of a change only later. */
export function address(page: Page): Promise<string> {
  return page.evaluate(() => location.href);
}

let files = 0;

/** Writes the report to a file, as a user would have it. */
export function writeReport(report: ScanReport): string {
  const file = join(folder, `report-${files++}.html`);
  writeFileSync(file, render(html, report));
  return file;
}

/** Opens the file in a window of its own and listens from the first byte. */
export async function openPage(
  file: string,
  options: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenPage> {
  browser ??= chromium.launch({ executablePath: executablePath ?? '', args: flags });
  const { hash = '', ...settings } = options;
  const viewport = { width: 1280, height: 900 };
  const context = await (await browser).newContext({ viewport, timezoneId: 'UTC', ...settings });
  const page = await context.newPage();
  const troubles: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => troubles.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) troubles.push(`request: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (frame.url().split('#')[0] !== address) troubles.push(`navigation: ${frame.url()}`);
  });
  await page.exposeFunction('tellTrouble', (text: string) => void troubles.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (globalThis as unknown as { tellTrouble(text: string): void }).tellTrouble(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      ),
    );
  });
  await page.goto(`${address}${hash}`);
  return { page, troubles };
}
