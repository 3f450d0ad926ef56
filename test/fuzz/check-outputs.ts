import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../src/event/json.ts';
import { outputFormats } from '../../src/output/output-formats.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import { columns } from '../../src/output/text/columns.ts';
import { safeText } from '../../src/output/text/safe-text.ts';
import { parseCsv } from '../support/csv.ts';
import { render } from '../support/render.ts';
import { unprintable } from '../support/unprintable.ts';

const width = 80;
/** What a spreadsheet would run at the start of a cell, or behind a semicolon, quotes and blanks apart. */
const formula = /(?:^|;)[\s"]*[=+\-@＝＋－＠]/u;
/** Data in the page, in which no markup can begin. */
const dataElement = /<script type="application\/json" id="[\w-]+">([^<]*)<\/script>\n/g;
const tags = /<\/?[a-z!][^>]{0,20}/gi;

const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: false })
  .addSchema(schema('attribution'))
  .addSchema(schema('alert'))
  .compile(schema('scan'));

function schema(name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'));
}

type Check = (text: string, report: ScanReport) => void;

const checks: Readonly<Record<string, Check>> = {
  json(text) {
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors)?.slice(0, 600));
  },
  ndjson(text, { result, detection }) {
    const lines = text.split('\n');
    assert.equal(lines.pop(), '');
    assert.equal(lines.length, result.attributions.length + (detection?.alerts.length ?? 0));
    for (const line of lines) JSON.parse(line);
  },
  csv(text) {
    const [header = [], ...rows] = parseCsv(text);
    for (const row of rows) {
      assert.equal(row.length, header.length);
      for (const cell of row) assert.doesNotMatch(cell, formula);
    }
  },
  timesketch(text) {
    for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
  },
  html(text) {
    const bare = text.replaceAll(dataElement, (_, data) => {
      JSON.parse(data);
      return '';
    });
    const found = bare.match(tags) ?? [];
    pageTags ??= found;
    assert.deepEqual(found, pageTags, 'the page has markup that is not its own');
  },
};

/** The tags of the first page of this process: data may not add any. */
let pageTags: readonly string[] | undefined;

/** Every output of a report: whole, inert, and fit for a terminal. */
export function checkOutputs(report: ScanReport): void {
  for (const format of outputFormats) {
    for (const verbose of format.isForPeople ? [false, true] : [false]) {
      const text = render(format, report, { width, verbose });
      for (const line of text.split(/\r?\n/)) {
        assert.doesNotMatch(line, unprintable, `${format.name}: a character that no terminal may see`);
        if (format.isForPeople)
          assert.ok(columns(safeText(line)) <= width, `${format.name}: too wide: ${line}`);
      }
      checks[format.name]?.(text, report);
    }
  }
}
