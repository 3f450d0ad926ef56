import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/event/json.ts';
import { unknownFormat } from '../../../src/ingest/formats/unknown-format.ts';

const cases: readonly [name: string, record: JsonObject, told: RegExp][] = [
  [
    "the portal's CSV",
    { 'Operation name': 'Run Command on Virtual Machine', 'Event initiated by': 'x' },
    /az monitor activity-log list/,
  ],
  [
    "the event viewer's CSV",
    { Level: 'Information', 'Date and Time': 'x', Source: 'y', 'Event ID': '1' },
    /as EVTX or XML/,
  ],
  ['az vm list', { name: 'web01', storageProfile: {}, hardwareProfile: {} }, /--inventory/],
  ['sign-ins', { category: 'NonInteractiveUserSignInLogs', time: 'x' }, /another log of Azure or Entra ID/],
  ['a line', { line: 'x' }, /this line of text/],
  ['anything', { a: 1, b: 2 }, /begins with these fields: a, b$/],
  ['hostile names', { ['\u001b[31m'.repeat(30)]: 1 }, /^[ -~]{1,120}$/],
  ['nothing', {}, /\(none\)/],
];

for (const [name, record, told] of cases) {
  test(`no format, but what it is: ${name}`, () => assert.match(unknownFormat(record).message, told));
}
