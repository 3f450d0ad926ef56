import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributionDocument } from '../../src/attribution/document/attribution-document.ts';
import { getField } from '../../src/event/fields.ts';
import type { JsonValue } from '../../src/event/json.ts';
import { assertGolden } from '../support/golden.ts';
import {
  at,
  makeAttribution,
  makeOperation,
  makePrincipal,
  makeProcess,
} from '../support/make-attribution.ts';
import {
  ambiguous,
  attributedAction,
  attributedManaged,
  attributedSamePrincipal,
  refused,
  samples,
  unrequested,
} from '../support/make-samples.ts';

for (const sample of samples) {
  test(`the document of ${sample.id} is as recorded`, () => {
    const text = `${JSON.stringify(attributionDocument(sample), null, 2)}\n`;
    assertGolden(text, new URL(`goldens/${sample.id}.json`, import.meta.url));
  });
}

const fields: [
  what: string,
  attribution: typeof attributedAction,
  field: string,
  value: JsonValue | undefined,
][] = [
  ['time of the run', attributedAction, '@timestamp', '2026-06-03T09:30:12.031457Z'],
  ['time of a request without a run', refused, '@timestamp', '2026-06-03T10:10:00.000Z'],
  ['corrected time', unrequested, '@timestamp', '2026-06-03T10:45:03.000Z'],
  ['observed time', unrequested, 'process.start', '2026-06-03T10:45:08.000Z'],
  [
    'action in upper case',
    attributedAction,
    'event.action',
    'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
  ],
  ['no action without a request', unrequested, 'event.action', undefined],
  ['user principal name', attributedAction, 'user.email', 'miriamg@contoso.com'],
  ['its parts', attributedAction, 'user.domain', 'contoso.com'],
  ['no address of mail for a service principal', attributedManaged, 'user.email', undefined],
  ['object id of a service principal', attributedManaged, 'user.id', 'bbbbbbbb-1111-2222-3333-cccccccccccc'],
  [
    'resource as the pipeline cuts it',
    attributedManaged,
    'azure.resource.name',
    'APP-LINUX-01/RUNCOMMANDS/DEPLOY-AGENT',
  ],
  ['its provider', attributedManaged, 'azure.resource.provider', 'MICROSOFT.COMPUTE/VIRTUALMACHINES'],
  [
    'principal of an open request',
    attributedSamePrincipal,
    'throughline.operation.principal.name',
    'miriamg@contoso.com',
  ],
  ['machine that all candidates share', attributedSamePrincipal, 'throughline.operation.vm.name', 'db-01'],
  ['no id of an open request', attributedSamePrincipal, 'throughline.operation.id', undefined],
  ['no time of an open request', attributedSamePrincipal, 'throughline.operation.start', undefined],
  ['no correlation id of an open request', attributedSamePrincipal, 'azure.correlation_id', undefined],
  ['nothing of the candidates of an ambiguous run', ambiguous, 'throughline.operation', undefined],
  ['no user of an ambiguous run', ambiguous, 'user', undefined],
  ['no address of an ambiguous run', ambiguous, 'source', undefined],
  ['technique of a run without request', unrequested, 'threat.technique.id', ['T1651']],
];

for (const [what, attribution, field, value] of fields) {
  test(`${what}: ${attribution.id} ${field}`, () => {
    assert.deepEqual(getField(attributionDocument(attribution), field), value);
  });
}

test('candidates of an ambiguous run can be searched for', () => {
  const users = getField(attributionDocument(ambiguous), 'related.user');
  assert.ok(Array.isArray(users));
  assert.ok(users.includes('miriamg@contoso.com'));
  assert.ok(users.includes('bbbbbbbb-1111-2222-3333-cccccccccccc'));
});

test('records that stand at one place are listed once, in the order of time and then of lines', () => {
  const process = (clock: string, line: number) =>
    makeProcess({ start: at(clock), source: { file: 'guest.ndjson', line } });
  const { execution } = attributedAction;
  assert.ok(execution);
  const attribution = makeAttribution({
    verdict: 'unrequested',
    execution: {
      ...execution,
      root: { ...execution.root, time: at('10:00:00.123'), source: { file: 'guest.ndjson', line: 20 } },
      processes: [
        process('10:00:00.123456', 10),
        process('10:00:00.123', 20),
        process('10:00:01', 100),
        process('10:00:01', 9),
      ],
    },
  });
  const sources = getField(attributionDocument(attribution), 'throughline.sources.line');
  assert.deepEqual(sources, [20, 10, 9, 100]);
});

test('a principal that is no user keeps its name whole', () => {
  const operation = makeOperation('web-01', { principal: makePrincipal({ name: '@odd' }) });
  const document = attributionDocument(
    makeAttribution({ verdict: 'unobserved', reason: 'no-sensor', operation }),
  );
  assert.deepEqual(getField(document, 'user.name'), '@odd');
  assert.deepEqual(getField(document, 'user.email'), undefined);
});

test('what is empty is absent, at any depth', () => {
  const operation = makeOperation('web-01', {
    principal: makePrincipal({ name: '', role: '' }),
    resourceId: '',
  });
  const document = attributionDocument(
    makeAttribution({ verdict: 'unobserved', reason: 'no-sensor', operation, evidence: [] }),
  );
  for (const field of [
    'user.name',
    'throughline.operation.principal.role',
    'azure.resource',
    'throughline.attribution.evidence',
  ]) {
    assert.equal(getField(document, field), undefined, field);
  }
  assert.doesNotMatch(JSON.stringify(document), /null|""|\[\]|\{\}/);
});

test('equal attributions are equal bytes', () => {
  for (const sample of samples) {
    const again = structuredClone(sample);
    assert.equal(JSON.stringify(attributionDocument(again)), JSON.stringify(attributionDocument(sample)));
  }
});
