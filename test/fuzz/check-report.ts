import assert from 'node:assert/strict';
import { diagnosticTitles } from '../../src/diagnostics/codes.ts';
import type { InputReport } from '../../src/output/scan-report.ts';
import { unprintable } from '../support/unprintable.ts';
import type { FuzzFile } from './make-case.ts';

/** What every reading must say of itself, whatever it read. */
export function checkReport(input: InputReport, files: readonly FuzzFile[]): void {
  for (const { code, count, samples } of input.problems) {
    assert.ok(code in diagnosticTitles, `a code that is not known: ${code}`);
    assert.ok(count >= samples.length && samples.length > 0, `${code}: ${count} of ${samples.length}`);
    for (const { message, location, code: own } of samples) {
      assert.equal(own, code);
      assert.ok(message.length > 0 && message.length < 400, `${code}: ${message.length} characters`);
      assert.doesNotMatch(message, unprintable, code);
      assert.ok(location, `${code} has no place`);
      checkPlace(location, files, code);
    }
  }
  for (const { first, last, events } of input.formats) {
    assert.ok(events > 0);
    assert.ok(first.ms <= last.ms && first.ms >= 0 && last.ms <= 9_223_372_036_854);
  }
}

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly index?: number;
}

function checkPlace({ file, line, index }: Place, files: readonly FuzzFile[], code: string): void {
  const found = files.find(({ name }) => file === name || file.startsWith(`${name}/`));
  assert.ok(found, `${code} names a file that is not there: ${file}`);
  if (line !== undefined) assert.ok(Number.isInteger(line) && line >= 1, `${code}: line ${line}`);
  if (index !== undefined) assert.ok(Number.isInteger(index) && index >= 0, `${code}: index ${index}`);
  // Of plain text it is known how many lines there are.
  if (found.lines !== undefined && line !== undefined)
    assert.ok(line <= found.lines, `${code}: line ${line} of ${found.lines}`);
}
