import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { AttributionResult } from '../../src/attribution/model/result.ts';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import { at, makeHost, subscription } from './make-attribution.ts';
import { samples } from './make-samples.ts';

/* Synthetic: what a scan of the samples' logs would have reported. */

const endpoint = 'logs-endpoint.events.process-default';

export function makeReport(attributions: readonly Attribution[] = samples): ScanReport {
  return { result: makeResult(attributions), input };
}

function makeResult(attributions: readonly Attribution[]): AttributionResult {
  const hosts = ['web-01', 'web-02', 'db-01', 'app-linux-01'].map((name) => makeHost(name));
  return {
    attributions,
    coverage: [
      {
        plane: 'guest',
        subject: 'host-web-01',
        sensor: endpoint,
        intervals: [
          { from: at('08:05:00'), to: at('09:45:10'), proof: 'events' },
          { from: at('11:00:00'), to: at('11:58:30'), proof: 'events' },
        ],
      },
      {
        plane: 'guest',
        subject: 'host-db-01',
        sensor: endpoint,
        intervals: [{ from: at('22:05:00', '2026-06-02'), to: at('11:58:30'), proof: 'events' }],
      },
      {
        plane: 'cloud',
        subject: subscription,
        sensor: undefined,
        intervals: [{ from: at('08:00:00'), to: at('12:00:00'), proof: 'events' }],
      },
    ],
    hosts: [...hosts, makeHost('lab-09', { subscriptionId: 'bbbb1b1b-cc2c-dd3d-ee4e-ffffff5f5f5f' })],
    identities: ['web-01', 'web-02', 'app-linux-01'].map((name) => ({
      hostId: `host-${name}`,
      grade: 'vm-id',
      targetKeys: [`/subscriptions/${subscription}/${name}`],
      settled: true,
    })),
    offsets: [],
    cutListings: [],
  };
}

const input: ScanReport['input'] = {
  files: 3,
  formats: [
    {
      name: 'elastic-defend',
      title: 'Elastic Defend process events',
      plane: 'guest',
      events: 1204,
      first: at('22:05:00', '2026-06-02'),
      last: at('11:58:30'),
    },
    {
      name: 'azure-event-hub',
      title: 'Azure Activity Log records (diagnostic settings)',
      plane: 'cloud',
      events: 38,
      first: at('08:00:00'),
      last: at('12:00:00'),
    },
  ],
  problems: [
    {
      code: 'record-not-json',
      severity: 'warning',
      count: 2,
      samples: [sample('record-not-json', 12), sample('record-not-json', 40)],
    },
    { code: 'source-skipped', severity: 'info', count: 1, samples: [] },
  ],
};

function sample(code: DiagnosticCode, at: number): Diagnostic {
  return {
    code,
    severity: 'error',
    message: 'a value is missing after the colon',
    location: { file: 'activity.json', line: at },
  };
}
