import assert from 'node:assert/strict';
import { Report } from '../../../../src/lang/report.ts';
import { SourceText } from '../../../../src/lang/source-text.ts';
import { readBlockYaml } from '../../../../src/lang/yaml/block-yaml.ts';
import { readFullYaml } from '../../../../src/lang/yaml/read-yaml.ts';

/** Whether the fast reader takes a text; what it then makes of it must be what the full one makes, which must find nothing wrong. */
export function isReadFast(text: string, file = 'a.yml'): boolean {
  const fast = readBlockYaml(text);
  if (!fast) return false;
  const source = new SourceText(text, { file });
  const report = new Report(source);
  const full = readFullYaml(source, report, 'rule-syntax');
  const shown = `${file}: ${JSON.stringify(text)}`;
  assert.deepEqual(report.diagnostics, [], shown);
  assert.deepEqual(fast, full, shown);
  return true;
}
