import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { makeContext, makeSessionEntry } from '../support/make-context.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { poison } from '../support/poison.ts';
import { unprintable } from '../support/unprintable.ts';
import { address, openPage, skip, writeReport } from './support/browser.ts';

/** Each would leave `hit` on the window, load something, or change how the page looks. */
const payloads: readonly [what: string, text: string][] = [
  ['a script', '<script>window.hit=1</script>'],
  ['the end of the data', '</script><script>window.hit=1</script><script type="application/json">'],
  ['a comment and a script', '<!--<script>'],
  ['an image', '<img src=x onerror="window.hit=1">'],
  [
    'a drawing',
    '<svg onload="window.hit=1"><a xlink:href="javascript:window.hit=1"><text>x</text></a></svg>',
  ],
  ['the end of an attribute', `"'><b onmouseover="window.hit=1">x</b>`],
  ['an event handler', '" autofocus onfocus="window.hit=1'],
  ['a link', 'javascript:window.hit=1'],
  ['a link to data', 'data:text/html,<script>window.hit=1</script>'],
  ['a frame', '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>'],
  ['a redirect', '<meta http-equiv="refresh" content="0;url=https://contoso.com/">'],
  ['a base', '<base href="https://contoso.com/">'],
  ['a form', '<form action="https://contoso.com/"><input name=q></form>'],
  ['style', '</style><style>*{display:none}</style>'],
  ['style of an element', 'x;background:url(https://contoso.com/x.png);}'],
  ['a template', '{{constructor.constructor("window.hit=1")()}} $' + '{window.hit=1} <%= hit %>'],
  ['a key of every object', '__proto__'],
  ['another key', 'constructor'],
  ['JSON', '","verdict":"attributed","x":{"__proto__":{"hit":1}}'],
  ['a shadow', '<div><template shadowrootmode="open"><script>window.hit=1</script></template></div>'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['a reversed line', 'gpj.\u202eexe.cod\u2066x\u2069'],
  ['hidden letters', 'ad\u200bmin\u00adis\u2060trator\ufeff'],
  ['controls', '\u0000\u0007\u001b[31mred\u001b[0m\u009b31m'],
  ['half a character', '\ud800 and \udfff'],
  ['a pile of marks', `e${'\u0301'.repeat(400)}`],
  ['one long word', 'x'.repeat(3000)],
  ['markup of an entity', '&lt;script&gt;window.hit=1&lt;/script&gt; &#x202e;'],
];

function hostileReport(text: string) {
  const session = [poison(makeSessionEntry(), () => text), makeSessionEntry({ operationName: text })];
  const alert = makeAlert({ name: text, reason: text, attributions: [text] });
  const detection = makeDetection([
    alert,
    { ...alert, id: 'alert-2' },
    makeAlert({ severity: 'low', reason: text }),
  ]);
  const invalid = [text];
  return {
    ...poison(makeReport(), () => text),
    context: makeContext(() => text, session),
    detection: { ...detection, invalid },
  };
}

/** Opens whatever opens, points at whatever can be pointed at. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.toggle')) button.click();
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.waitForTimeout(20);
  await page.evaluate(() => {
    for (const mark of document.querySelectorAll('[data-run], [data-request]'))
      mark.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
}

describe('hostile log text stays text', { skip }, () => {
  for (const [what, text] of payloads) {
    test(`${what} in every field`, async () => {
      const { page, troubles } = await openPage(writeReport(hostileReport(text)));
      assert.equal(await page.locator('.run-row').count(), samples.length, 'the page is whole');
      await touchEverything(page);
      const state = await page.evaluate(() => ({
        hit: 'hit' in globalThis || 'hit' in Object.prototype,
        foreign: document.querySelectorAll(
          'img, iframe, object, embed, form, link, base, template, script:not([type]) ~ script, a:not(.skip), style ~ style',
        ).length,
        handlers: [...document.querySelectorAll('*')].filter((element) =>
          element
            .getAttributeNames()
            .some((name) => /^on|^src|^href$/.test(name) && !element.matches('.skip')),
        ).length,
        text: document.body.innerText,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      assert.equal(state.hit, false, 'nothing ran');
      assert.equal(state.foreign, 0, 'no element came of it');
      assert.equal(state.handlers, 0, 'no attribute came of it');
      assert.doesNotMatch(state.text.replace(/[\n\t]/g, ' '), unprintable);
      assert.ok(state.overflow <= 0, `the page is ${state.overflow} px too wide`);
      assert.deepEqual(troubles, []);
    });
  }

  test('what hides is shown as what it is', async () => {
    const { page } = await openPage(writeReport(hostileReport('a\u202eb\u200bc\u2028d')));
    const shown = (await page.locator('.col-vm .name').first().textContent()) ?? '';
    assert.equal(shown, 'a\\u202eb\\u200bc\\u2028d');
    await page.click('#toggle-0');
    assert.match((await page.locator('#section-0 h3').textContent()) ?? '', /a\\u202eb\\u200bc\\u2028d/);
  });

  test('a filter on a hostile name works', async () => {
    const { page } = await openPage(writeReport(hostileReport('a\u202e"><b>&=#+ %41')));
    await page.selectOption('.filters select >> nth=1', { index: 1 });
    assert.ok((await page.locator('.run-row').count()) > 0);
    const before = await address(page);
    await page.goto('about:blank');
    await page.goto(before);
    assert.equal(
      await page
        .locator('.filters select')
        .nth(1)
        .evaluate((e: HTMLSelectElement) => e.selectedIndex),
      1,
    );
  });
});
