import { attributionTime } from '../../src/attribution/document/attribution-document.ts';
import { originList } from '../../src/attribution/document/source-list.ts';
import type { OriginalRecord, Session } from '../../src/attribution/explain/investigate.ts';
import { nearMisses } from '../../src/attribution/explain/near-misses.ts';
import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { SessionEntry } from '../../src/attribution/session/session.ts';
import { sessionSteps } from '../../src/attribution/session/steps.ts';
import type { RunView } from '../../src/output/show/run-view.ts';
import { at, makePrincipal } from './make-attribution.ts';
import { makeReport } from './make-report.ts';

/* Synthetic: a page of one of the samples, with a session and original records. */

const scope = '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e/resourceGroups/rg-web/providers';

export function makeView(attribution: Attribution): RunView {
  const report = makeReport();
  return {
    attribution,
    report: {
      ...report,
      result: {
        ...report.result,
        offsets: [
          { hostId: attribution.execution?.hostId ?? '', from: 297_000, to: 303_000, proof: 'exact-pair' },
        ],
      },
    },
    investigation: {
      nearMisses: nearMisses(attribution, report.result),
      sessions: attribution.verdict === 'unrequested' ? [] : [session(attribution)],
      records: originList(attribution).map(original),
    },
  };
}

function original(origin: ReturnType<typeof originList>[number], at: number): OriginalRecord {
  // Whatever is no JSON, and what a second reading no longer found, is shown too.
  const texts = [
    '{"time":"2026-06-03T09:30:00Z","sequence":12345678901234567890,"list":[],"nested":{"empty":{},"list":["a",{"b":null}]}}',
    'Jun  3 09:30:12 web-01 not json at all',
    undefined,
  ];
  return { ...origin, original: texts[at % texts.length] };
}

function session(attribution: Attribution): Session {
  const own = attribution.operation ?? attribution.candidates[0]?.operation;
  return {
    principal: own?.principal ?? makePrincipal(),
    around: attributionTime(attribution),
    steps: sessionSteps([
      entry(
        '08:05:00',
        'Microsoft.Authorization/roleAssignments/write',
        `${scope}/Microsoft.Authorization/roleAssignments/ra-1`,
        {
          note: 'role-assignment',
          ip: '198.51.100.7',
        },
      ),
      entry(
        '09:00:00',
        'Microsoft.Compute/virtualMachines/restart/action',
        `${scope}/Microsoft.Compute/virtualMachines/web-02`,
      ),
      entry('09:30:00', own?.operationName ?? '', own?.resourceId, {
        note: 'run',
        sameToken: true,
        correlationId: own?.correlationId ?? '',
        tokenIp: '198.51.100.7',
      }),
      entry(
        '09:55:00',
        'Microsoft.Compute/virtualMachines/runCommands/delete',
        `${scope}/Microsoft.Compute/virtualMachines/web-01/runCommands/deploy`,
        {
          note: 'run-deleted',
          result: undefined,
        },
      ),
      entry(
        '10:00:00',
        'Microsoft.Insights/diagnosticSettings/delete',
        '/subscriptions/aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e',
        {
          note: 'log-settings',
          result: 'Failure',
        },
      ),
    ]),
  };
}

function entry(
  clock: string,
  operationName: string,
  resourceId: string | undefined,
  overrides: Partial<SessionEntry> = {},
): SessionEntry {
  return {
    time: at(clock),
    eventId: `session-${clock}`,
    source: { file: 'activity.json', line: 3, index: 1 },
    operationName,
    resourceId,
    result: 'Success',
    correlationId: `correlation-${clock}`,
    ip: '203.0.113.24',
    tokenIp: undefined,
    sameToken: false,
    note: undefined,
    ...overrides,
  };
}
