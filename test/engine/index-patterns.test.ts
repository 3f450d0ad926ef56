import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexMatcher } from '../../src/engine/index-patterns.ts';

const cases: [patterns: string[], name: string, reads: boolean][] = [
  [['logs-azure*'], 'logs-azure.activitylogs-default', true],
  [['filebeat-*', 'logs-azure*'], 'logs-azure.activitylogs-default', true],
  [['filebeat-*,logs-azure*'], 'logs-azure.activitylogs-default', true],
  [['logs-*', '-logs-azure*'], 'logs-azure.activitylogs-default', false],
  [['-logs-azure*', 'logs-*'], 'logs-azure.activitylogs-default', true],
  [['east:logs-*'], 'logs-azure.activitylogs-default', true],
  [['logs-?zure*'], 'logs-azure.activitylogs-default', false],
  [[], 'logs-azure.activitylogs-default', true],
  [[], '.alerts-security.alerts-default', false],
  [['.alerts-security.*'], '.alerts-security.alerts-default', true],
];

for (const [patterns, name, reads] of cases) {
  test(`${patterns.join(' ') || 'no pattern'} ${reads ? 'reads' : 'does not read'} ${name}`, () => {
    assert.equal(indexMatcher(patterns)(name), reads);
  });
}
