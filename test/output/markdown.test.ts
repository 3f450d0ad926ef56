import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { code, prose } from '../../src/output/markdown/escape.ts';
import { markdown } from '../../src/output/markdown.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { assertGolden } from '../support/golden.ts';
import { makeAlert, makeDetection } from '../support/make-alert.ts';
import { makeAttribution, makeExecution, makeHost, at as time } from '../support/make-attribution.ts';
import { makeReport } from '../support/make-report.ts';
import { render } from '../support/render.ts';

/**
 * The text without its code spans, by CommonMark's own rule: a run of backticks opens one, the next run of the same length
 * closes it, and a run that nothing closes is literal.
 */
function outsideCode(text: string): string {
  let outside = '';
  for (let at = 0; at < text.length; ) {
    const fence = /^`+/.exec(text.slice(at))?.[0];
    if (fence === undefined) {
      outside += text[at++];
      continue;
    }
    const closing = new RegExp(`(?<!\`)\`{${fence.length}}(?!\`)`, 'g');
    closing.lastIndex = at + fence.length;
    const end = closing.exec(text);
    if (!end) outside += fence;
    at = end ? end.index + fence.length : at + fence.length;
  }
  return outside;
}

function about(text: string): string {
  const run = makeAttribution({
    verdict: 'unrequested',
    reason: 'no-record',
    host: makeHost(text),
    execution: makeExecution({ start: time('10:00:00'), scriptText: text, name: text }),
  });
  const detection = makeDetection([makeAlert({ name: text, reason: text })]);
  return render(markdown, { ...makeReport([run]), detection });
}

test('the summary is as recorded', () => {
  assertGolden(
    render(markdown, { ...makeReport(), detection: makeDetection() }),
    new URL('goldens/summary.md', import.meta.url),
  );
});

test('nothing found is said', () => {
  assert.match(render(markdown, makeReport([])), /No run and no request was found/);
});

test('a ticket does not get thousands of runs', () => {
  const run = makeAttribution({
    verdict: 'unrequested',
    execution: makeExecution({ start: time('10:00:00') }),
  });
  const text = render(markdown, makeReport(Array.from({ length: 500 }, () => run)));
  assert.match(text, /And 475 more runs/);
  assert.ok(text.length < 20_000);
});

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](https://contoso.com/x.png)',
  'https://contoso.com/a @admin #12 fixes #13',
  '`; rm -rf / #',
  '``` \n# heading\n```',
  '| a | b |\n|---|---|',
  '\n\n# heading\n\n- [ ] task',
  '&lt;b&gt; ~~x~~ **x** __x__',
  '\\`\\`',
  '`',
  '``',
];
for (const payload of payloads) {
  test(`${JSON.stringify(payload)} stays text`, () => {
    const text = about(payload);
    const bare = outsideCode(text);
    assert.equal(bare, outsideCode(about('harmless')), text);
  });
}

test('any text in a code span stays in it, whole', () => {
  const backticks = fc.array(fc.constantFrom('`', '``', ' ', '\\', '|', 'a', '\n'), { maxLength: 12 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        backticks.map((all) => all.join('')),
      ),
      (text) => {
        const span = code(text);
        assert.equal(outsideCode(`a ${span} b`), span === '(empty)' ? 'a (empty) b' : 'a  b');
        const inside = /^(`+)( ?)(.*)\2\1$/s.exec(span)?.[3];
        if (span !== '(empty)') assert.equal(inside, safeText(text).trim());
      },
    ),
    { numRuns: 3000 },
  );
});

test('our own words are plain text', () => {
  assert.equal(prose('low*: a_b <c> | d'), String.raw`low\*: a\_b \<c\> \| d`);
});
