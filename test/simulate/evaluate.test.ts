import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JsonObject } from '../../src/event/json.ts';
import { type Evaluation, evaluate } from '../../src/simulate/evaluate/evaluate.ts';
import { renderTable } from '../../src/simulate/evaluate/table.ts';
import { shortcomings } from '../../src/simulate/evaluate/thresholds.ts';
import type { TruthDecoy, TruthRequest, TruthRun } from '../../src/simulate/truth/truth-entry.ts';

const resource = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/web';
const machine = {
  vm: 'web',
  resource_id: resource,
  subscription_id: 's',
  host: 'WEB',
  os: 'windows',
  sensors: ['defend'],
};
const alexw = {
  key: 'alexw',
  id: 'oid-alexw',
  name: 'alexw@contoso.com',
  type: 'User',
  tenant_id: 't',
  home_tenant_id: 't',
};
const common = {
  synthetic: true,
  scenario: 'hand',
  seed: 1,
  machine,
  labels: { payload: 'discovery', variant: 'plain', fate: 'success' },
} as const;
const at = (second: number) => new Date(Date.UTC(2026, 0, 5, 12, 0, second)).toISOString();
const operation = { correlation_id: 'C1', resource_id: resource.toLowerCase(), start: at(0) };

const run: TruthRun = {
  ...common,
  kind: 'run',
  id: 'r1',
  forged: false,
  channel: 'run-command-action',
  handler: 'Microsoft.CPlat.Core.RunCommandWindows',
  request: 'q1',
  principal: alexw,
  script_path: 'script0.ps1',
  root: { pid: 44, entity_ids: ['E1'], start: at(9), start_guest_clock: at(9), end: at(12) },
  wrapper_entity_ids: ['W1'],
  wrapper_pids: [],
  child_entity_ids: [],
  decidable: { kind: 'pair', operation, principal: 'oid-alexw' },
};
const request: TruthRequest = {
  ...common,
  kind: 'request',
  id: 'q1',
  channel: 'run-command-action',
  run: 'r1',
  principal: alexw,
  correlation_id: 'C1',
  resource_id: resource,
  start: at(0),
  end: at(30),
  outcome: 'success',
  decidable: { kind: 'pair', operation, principal: 'oid-alexw' },
};
const unobserved: TruthRequest = { ...request, decidable: { kind: 'unobserved', reason: 'not-seen' } };
const reader: TruthDecoy = {
  ...common,
  kind: 'decoy',
  id: 'd1',
  decoy: 'reader',
  root: { ...run.root, pid: 48, entity_ids: ['E9'] },
};

interface Said {
  readonly verdict?: string;
  readonly reason?: string;
  readonly principal?: string;
  readonly correlation?: string | undefined;
  readonly entity?: string | undefined;
  readonly pid?: number;
  readonly candidates?: readonly string[];
  readonly start?: string;
}

function document(said: Said = {}): JsonObject {
  const { verdict = 'attributed', principal = 'OID-alexw', entity = 'E1', pid = 44 } = said;
  const correlation = 'correlation' in said ? said.correlation : 'c1';
  const named = (id: string) => ({ correlation_id: id, resource_id: resource.toUpperCase(), start: at(0) });
  return {
    throughline: {
      attribution: {
        id: `${verdict}/${entity}/${correlation}`,
        verdict,
        ...(said.reason === undefined ? {} : { reason: said.reason }),
        ...(said.candidates ? { candidates: said.candidates.map((id) => ({ operation: named(id) })) } : {}),
      },
      operation: { ...(correlation === undefined ? {} : named(correlation)), principal: { id: principal } },
      ...(entity === ''
        ? {}
        : {
            execution: {
              id: 'x',
              entity_ids: [entity],
              start: said.start ?? at(9),
              processes: [{ entity_id: entity, pid }],
            },
          }),
    },
    host: { name: 'web.corp.contoso.com' },
    process: { pid },
  };
}

const figures = ({ total, faults }: Evaluation) => ({
  recall: total.recall,
  precision: total.precision,
  wrong: total.wrongPrincipals,
  phantoms: total.phantoms,
  missing: total.missing,
  faults: faults.map((fault) => fault.what),
});
const clean = { recall: 1, precision: 1, wrong: 0, phantoms: 0, missing: 0, faults: [] };

describe('evaluate', () => {
  const cases: [what: string, truth: Parameters<typeof evaluate>[0], said: JsonObject[], expected: object][] =
    [
      ['all right', [run, request], [document()], clean],
      ['right, by pid and start alone', [run, request], [document({ entity: 'other' })], clean],
      ['right, by a shell of the run', [run, request], [document({ entity: 'W1', pid: 40 })], clean],
      ['nothing said', [run, request], [], { ...clean, recall: 0, missing: 1, faults: ['run: missing'] }],
      [
        'another principal',
        [run, request],
        [document({ principal: 'oid-lynner' })],
        { ...clean, recall: 0, precision: 0, wrong: 1, faults: ['run: principal'] },
      ],
      [
        'the right principal by another request',
        [run, request],
        [document({ correlation: 'c2' })],
        { ...clean, recall: 0, precision: 0, faults: ['run: operation'] },
      ],
      [
        'called ambiguous although it is not',
        [run, request],
        [document({ verdict: 'ambiguous', candidates: ['C1', 'C2'] })],
        { ...clean, recall: 0, faults: ['run: verdict'] },
      ],
      [
        'said twice',
        [run, request],
        [document(), document()],
        { ...clean, phantoms: 1, faults: ['phantom: a second document of one run'] },
      ],
      [
        'a request that has its run is told alone as well',
        [run, request],
        [document(), document({ verdict: 'unobserved', reason: 'not-seen', entity: '' })],
        { ...clean, phantoms: 1, faults: ['phantom: a request that its run tells of'] },
      ],
      [
        'a run that never was',
        [run, request],
        [document(), document({ entity: 'E7', pid: 99, verdict: 'unrequested' })],
        { ...clean, phantoms: 1, faults: ['phantom: nothing true answers to it'] },
      ],
      [
        'a reader taken for a run',
        [run, request, reader],
        [document(), document({ entity: 'E9', pid: 48, verdict: 'unrequested' })],
        { ...clean, phantoms: 1, faults: ['phantom: a reader taken for a run'] },
      ],
      [
        'unobserved, rightly',
        [unobserved],
        [document({ verdict: 'unobserved', reason: 'not-seen', entity: '' })],
        clean,
      ],
      [
        'unobserved for another reason',
        [unobserved],
        [document({ verdict: 'unobserved', reason: 'no-sensor', entity: '' })],
        { ...clean, faults: ['request: reason'] },
      ],
      [
        'one principal behind two requests',
        [
          {
            ...run,
            decidable: {
              kind: 'principal',
              principal: 'oid-alexw',
              candidates: [operation, { ...operation, correlation_id: 'C2' }],
            },
          },
        ],
        [document({ correlation: undefined, candidates: ['C2', 'C1'] })],
        clean,
      ],
      [
        'attributed where the logs leave it open, to the wrong one',
        [{ ...run, decidable: { kind: 'ambiguous', candidates: [operation] } }],
        [document({ principal: 'oid-lynner' })],
        { ...clean, precision: 0, wrong: 1, faults: ['run: verdict'] },
      ],
      [
        'a channel without a claim is shown and no more',
        [{ ...request, decidable: { kind: 'not-applicable' } }],
        [document({ verdict: 'not-applicable', entity: '' })],
        clean,
      ],
      [
        'a request that claims nothing, though a run of it is told',
        [run, request],
        [document(), document({ verdict: 'not-applicable', entity: '' })],
        { ...clean, phantoms: 1, faults: ['phantom: a request that its run tells of'] },
      ],
      [
        'nothing is shown of a channel without a claim',
        [{ ...request, decidable: { kind: 'not-applicable' } }],
        [],
        { ...clean, missing: 1, faults: ['request: missing'] },
      ],
    ];
  for (const [what, truth, said, expected] of cases) {
    test(what, () => assert.deepEqual(figures(evaluate(truth, said)), expected));
  }

  test('an answer that the logs force is no fault, and is counted', () => {
    const lost: TruthRun = { ...run, principal: { ...alexw, id: 'oid-lynner', name: 'lynner@contoso.com' } };
    const { total, faults } = evaluate([lost], [document()]);
    assert.deepEqual([total.misled, total.wrongPrincipals, faults.length], [1, 0, 0]);
  });

  test('other documents are counted and left', () =>
    assert.equal(evaluate([run], [document(), { a: 1 }]).unread, 1));

  test('classes add up, and a table shows them', () => {
    const evaluation = evaluate([run, request], [document()]);
    assert.equal(evaluation.classes['channel']?.['run-command-action']?.found, 1);
    assert.deepEqual(
      renderTable(evaluation).map((line) => line.split(/ {2,}/)[0]),
      [
        'class',
        'all',
        'scenario hand',
        'channel run-command-action',
        'os windows',
        'sensor defend',
        'payload discovery',
        'variant plain',
        'fate success',
      ],
    );
  });

  test('thresholds', () => {
    const evaluation = evaluate([run, request], [document({ principal: 'oid-lynner' })]);
    assert.deepEqual(shortcomings(evaluation, {}), []);
    assert.deepEqual(shortcomings(evaluation, { minRecall: 0.5, maxWrongPrincipals: 0, maxPhantoms: 0 }), [
      'recall is 0.0000, below 0.5',
      'wrong principals: 1, above 0',
    ]);
  });
});
