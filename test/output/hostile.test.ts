import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Attribution } from '../../src/attribution/model/attribution.ts';
import { handlers } from '../../src/attribution/model/execution.ts';
import { outputFormats } from '../../src/output/output-formats.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import { columns } from '../../src/output/text/columns.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { poison } from '../support/poison.ts';
import { render } from '../support/render.ts';
import { unprintable } from '../support/unprintable.ts';

const payloads = [
  '\u001b]0;owned\u0007\u001b[2J\u001b[1;1H',
  '\u009b31m\u0090q\u009c',
  'line one\r\nline two\rover',
  '\u202eexe.txt\u2066\u2069\u200f',
  '\u200b\u200d\ufeff\u00ad\u2060',
  'e\u0301'.concat('\u0301'.repeat(500)),
  '\ud800 lone \udfff',
  'x'.repeat(5000),
  '=HYPERLINK("http://contoso.com")',
  '__proto__',
  '$& $1 %s %o {0}',
  'क्'.repeat(300),
  '\u1100'.repeat(300),
];

function lines(report: ScanReport): string[] {
  const widths = [40, 80, 160];
  const texts = widths.flatMap((width) => [true, false].map((verbose) => ({ width, verbose })));
  return outputFormats.flatMap((format) =>
    texts.flatMap((options) => render(format, report, options).split(/\r?\n/)),
  );
}

for (const payload of payloads) {
  test(`${JSON.stringify(payload.slice(0, 40))} in every field steers no terminal`, () => {
    for (const text of lines(poison(makeReport(), () => payload))) assert.doesNotMatch(text, unprintable);
  });
}

test('any text in any field: nothing unprintable, no line too wide', () => {
  const hostile = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(...payloads));
  fc.assert(
    fc.property(
      fc.array(hostile, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(80, 160),
      (texts, width) => {
        let at = 0;
        const report = poison(makeReport(), () => texts[at++ % texts.length] ?? '');
        for (const format of outputFormats) {
          for (const text of render(format, report, { width, verbose: true }).split(/\r?\n/)) {
            assert.doesNotMatch(text, unprintable);
            if (format.isForPeople) assert.ok(columns(safeText(text)) <= width, text);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the poison reaches what it should and spares the enumerations', () => {
  const [first]: readonly Attribution[] = poison(samples, () => 'POISON');
  assert.equal(first?.execution?.root.commandLine, 'POISON');
  assert.equal(first?.host?.displayName, 'POISON');
  assert.ok(first?.execution && handlers.includes(first.execution.handler));
  assert.equal(first?.operation?.target.kind, 'vm');
});
