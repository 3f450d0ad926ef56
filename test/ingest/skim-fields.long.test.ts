import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '../../src/event/json.ts';
import { assertAllSame } from './support/assert-same.ts';
import { addedMembers, otherShapes, withFields } from './support/variants.ts';

/** Every line has a time of its own, hours from every other, so that no effect hides behind another's. */
function timed(line: string, count: number): string {
  const time = new Date(Date.UTC(2026, 0, 1) + count * 3 * 3_600_000).toISOString();
  return line.replace(/"@timestamp":"[^"]*"/, `"@timestamp":"${time}"`);
}

describe('whatever is changed in a line that could be passed over is seen, field by field', () => {
  // Of fields that stand in for each other, each must be alone once.
  const start = { category: ['process'], type: ['start'] };
  const bare: readonly JsonObject[] = [
    { event: { ...start, dataset: 'endpoint.events.process' }, host: { name: 'web-01' } },
    { event: { ...start, provider: 'Microsoft-Windows-Sysmon', code: '1' }, host: { id: 'web-01' } },
    {
      event: { ...start, module: 'auditd' },
      host: { hostname: 'web-01' },
      process: { executable: 'a', command_line: 'b' },
    },
    {
      event: { category: 'process', module: 'auditd', action: 'exec' },
      host: { name: 'web-01' },
      cloud: { provider: 'azure' },
    },
    {
      event: { ...start, dataset: 'endpoint.events.process' },
      host: { name: 'web-01' },
      cloud: { instance: { id: 'a', name: 'b' }, account: { id: 'c' } },
    },
    {
      winlog: {
        provider_name: 'Microsoft-Windows-Sysmon',
        event_id: 1,
        computer_name: 'WEB-01',
        event_data: { Image: 'a' },
      },
    },
    {
      winlog: { channel: 'Microsoft-Windows-Sysmon/Operational', event_id: 5, computer_name: 'WEB-01' },
      agent: { type: 'x' },
    },
    {
      event: { provider: 'Microsoft-Windows-PowerShell' },
      host: { name: 'web-01' },
      powershell: { file: { script_block_text: 'a' } },
      file: {
        path: 'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1\\Downloads\\script1.ps1',
      },
    },
  ];
  test('fields that decide', async () => {
    let passed = 0;
    for (const doc of bare) {
      const base = { '@timestamp': '2026-06-03T09:30:00Z', ...doc };
      const variants = [...withFields(base), ...addedMembers(base), ...otherShapes(base)];
      passed += await assertAllSame(base, variants, JSON.stringify(doc), timed, Number.POSITIVE_INFINITY);
    }
    assert.ok(passed > 3000, `${passed} passed`);
  });
});
