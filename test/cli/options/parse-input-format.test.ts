import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf, parseInputFormat } from '../../../src/cli/parse-input-format.ts';
import { UserError } from '../../../src/diagnostics/user-error.ts';

const chosen: [given: string[], file: string, format: string | undefined][] = [
  [[], 'a.json', undefined],
  [['azure-rest'], 'a.json', 'azure-rest'],
  [['Azure-Rest'], 'a.json', 'azure-rest'],
  [['a.json=azure-rest'], 'a.json', 'azure-rest'],
  [['./a.json=azure-rest'], 'a.json', 'azure-rest'],
  [['a.json=azure-rest'], 'b.json', undefined],
  [['logs=azure-rest'], 'logs/deep/a.json', 'azure-rest'],
  [['logs/=azure-rest'], 'logs/a.json', 'azure-rest'],
  [['logs=azure-rest'], 'logs-2/a.json', undefined],
  [['.=azure-rest'], 'logs/a.json', 'azure-rest'],
  [['x=y.json=azure-rest'], 'x=y.json', 'azure-rest'],
  [['-=azure-rest'], '-', 'azure-rest'],
  [['logs=azure-rest', 'logs/guest=elastic-defend'], 'logs/guest/a', 'elastic-defend'],
  [['elastic-defend', 'logs=azure-rest'], 'logs/a', 'azure-rest'],
  [['elastic-defend', 'logs=azure-rest'], 'other/a', 'elastic-defend'],
];

for (const [given, file, format] of chosen) {
  test(`${given.join(' and ') || 'nothing'} reads ${file} as ${format ?? 'it is'}`, () => {
    assert.equal(formatOf(given.map(parseInputFormat))?.(file)?.name, format);
  });
}

const wrong: [text: string, message: RegExp, cure: RegExp][] = [
  ['azure-rst', /does not know azure-rst/, /Did you mean azure-rest\?/],
  ['a.json=', /does not know an empty name/, /throughline formats/],
  ['syslog', /does not know syslog/, /throughline formats/],
];

for (const [text, message, cure] of wrong) {
  test(`${text} is refused`, () => {
    assert.throws(
      () => parseInputFormat(text),
      (error) => error instanceof UserError && message.test(error.message) && cure.test(error.cure),
    );
  });
}
