import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DecodeLimits } from '../../../src/ingest/decode/record.ts';
import { decodeAll } from '../support/decode-all.ts';

/** What a file decodes to: records as values, faults as `code line` or `code line[index]`, lines where they matter. */
export interface DecodeCase {
  readonly name: string;
  readonly input: string | Buffer;
  readonly limits?: Partial<DecodeLimits>;
  readonly records: readonly unknown[];
  readonly lines?: readonly number[];
  readonly raws?: readonly string[];
  readonly faults?: readonly string[];
}

/** Decodes each case whole and in pieces: nothing may depend on where a piece ends. */
export function testDecoding(title: string, cases: readonly DecodeCase[]): void {
  for (const { name, input, limits, records, lines, raws, faults } of cases) {
    test(`${title}: ${name}`, async () => {
      const bytes = Buffer.from(input as string);
      for (const cuts of [
        [],
        [1],
        [7, 9, 11],
        Array.from({ length: 300 }, (_, at) => at),
        [bytes.length - 1],
      ]) {
        const decoded = await decodeAll(bytes, { cuts, ...(limits ? { limits } : {}) });
        assert.deepEqual(
          decoded.records.map((record) => JSON.parse(JSON.stringify(record.value))),
          records,
        );
        if (lines)
          assert.deepEqual(
            decoded.records.map((record) => record.line),
            lines,
          );
        if (raws)
          assert.deepEqual(
            decoded.records.map((record) => record.raw),
            raws,
          );
        assert.deepEqual(decoded.faults.map(placeOf), faults ?? []);
      }
    });
  }
}

function placeOf({ code, line, index }: { code: string; line?: number; index?: number | undefined }): string {
  const place = index === undefined ? '' : `[${index}]`;
  return line === undefined ? code : `${code} ${line}${place}`;
}
