import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Detector } from '../../src/engine/detector.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import type { JsonObject } from '../../src/event/json.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { readExceptions } from '../../src/rules/read-exceptions.ts';
import { event, start } from '../engine/support.ts';
import { rule } from './support.ts';

const item = (fields: string) => `exceptions:\n  - ${fields.trim().split('\n').join('\n    ')}\n`;

test('an exception says what, why, who and until when', () => {
  const { exceptions, diagnostics } = readExceptions(
    item('name: n\nreason: r\nauthor: a\nexpires: 2027-03-31\nwhen: "a: x"'),
    'x.yaml',
  );
  assert.deepEqual(diagnostics, []);
  assert.equal(exceptions[0]?.expires, Date.UTC(2027, 3, 1) - 1);
  assert.equal(exceptions[0]?.line, 2);
});

const faults: [fields: string, message: RegExp][] = [
  ['name: n\nauthor: a\nexpires: never\nwhen: "a: x"', /no reason/],
  ['name: n\nreason: r\nexpires: never\nwhen: "a: x"', /no author/],
  ['name: n\nreason: r\nauthor: a\nwhen: "a: x"', /expires/],
  ['name: n\nreason: r\nauthor: a\nexpires: never', /does not say when/],
];
for (const [fields, message] of faults) {
  test(`misstated: ${message.source}`, () => {
    const { exceptions, diagnostics } = readExceptions(item(fields), 'x.yaml');
    assert.equal(exceptions.length, 0);
    assert.match(diagnostics[0]?.message ?? '', message);
    assert.deepEqual(diagnostics[0]?.location, { file: 'x.yaml', line: 2 });
  });
}

function suppressed(text: string, file: string, docs: readonly JsonObject[], more = '') {
  const { exceptions, diagnostics } = readExceptions(text, file);
  const set = new RuleSet([rule(`query = "a: *"\n${more}`)], { now: start, exceptions });
  const detector = new Detector(set);
  for (const [at, doc] of docs.entries()) detector.observe(event(at, doc));
  const { detections } = detector.finish();
  return {
    left: detections.map(({ events }) => events[0]?.doc['a']),
    said: detector.excepted().map(({ exception, rules, events }) => [exception.name, rules.length, events]),
    codes: [...diagnostics, ...set.diagnostics].map(({ code }) => code),
  };
}

const docs = [
  { a: 'x', u: 'svc-1' },
  { a: 'y', u: 'svc-2' },
  { a: 'z', u: 'ada' },
];

test('events of an exception raise nothing, and are said', () => {
  const text = item('name: n\nreason: r\nauthor: a\nexpires: never\nwhen: "u: svc-*"');
  assert.deepEqual(suppressed(text, 'x.yaml', docs), { left: ['z'], said: [['n', 1, 2]], codes: [] });
});

test('only for the rules that it names', () => {
  const text = item('name: n\nreason: r\nauthor: a\nexpires: never\nwhen: "u: *"\nrules: [Another rule]');
  assert.deepEqual(suppressed(text, 'x.yaml', docs).left, ['x', 'y', 'z']);
});

test('expired or wrong, it suppresses nothing and says so', () => {
  const old = item('name: n\nreason: r\nauthor: a\nexpires: 2020-01-01\nwhen: "u: *"');
  assert.deepEqual(suppressed(old, 'x.yaml', docs).codes, ['exception-expired']);
  const wrong = item('name: n\nreason: r\nauthor: a\nexpires: never\nwhen: "u: (x"');
  const result = suppressed(wrong, 'x.yaml', docs);
  assert.deepEqual([result.left, result.codes], [['x', 'y', 'z'], ['exception-invalid']]);
});

const entry = (fields: object) => ({ operator: 'included', ...fields });
const exported = (...entries: object[]) =>
  [
    JSON.stringify({ list_id: 'l1', type: 'detection', name: 'a list' }),
    JSON.stringify({ list_id: 'l1', item_id: 'i', name: 'n', description: 'r', created_by: 'a', entries }),
    JSON.stringify({ exported_exception_list_count: 1 }),
  ].join('\n');

const kibana: [title: string, text: string, left: string[]][] = [
  ['match', exported(entry({ type: 'match', field: 'u', value: 'svc-1' })), ['y', 'z']],
  ['match_any', exported(entry({ type: 'match_any', field: 'u', value: ['svc-1', 'ada'] })), ['y']],
  ['wildcard', exported(entry({ type: 'wildcard', field: 'u', value: 'svc-?' })), ['z']],
  [
    'excluded',
    exported(entry({ type: 'exists', field: 'a' }), {
      type: 'match',
      operator: 'excluded',
      field: 'u',
      value: 'ada',
    }),
    ['z'],
  ],
  [
    'all entries together',
    exported(
      entry({ type: 'match', field: 'u', value: 'svc-1' }),
      entry({ type: 'match', field: 'a', value: 'y' }),
    ),
    ['x', 'y', 'z'],
  ],
];
for (const [title, text, left] of kibana) {
  test(`Kibana's export: ${title}`, () => assert.deepEqual(suppressed(text, 'x.ndjson', docs).left, left));
}

test('items hold for the rules that name their list', () => {
  const text = exported(entry({ type: 'exists', field: 'a' }));
  const naming = (list: string) => `[[rule.exceptions_list]]\nlist_id = "${list}"\n`;
  assert.deepEqual(suppressed(text, 'x.ndjson', docs, naming('l1')).left, []);
  // No rule names l1 here, so it holds for all.
  assert.deepEqual(suppressed(text, 'x.ndjson', docs, naming('l2')).left, []);
});

test('value lists are not part of an export', () => {
  const text = exported(entry({ type: 'list', field: 'u', list: { id: 'x', type: 'keyword' } }));
  const result = suppressed(text, 'x.ndjson', docs);
  assert.deepEqual([result.left, result.codes], [['x', 'y', 'z'], ['exception-invalid']]);
});

test('items for endpoints hold for their operating systems', () => {
  const entries = [entry({ type: 'exists', field: 'a' })];
  const text = JSON.stringify({ list_id: 'l1', item_id: 'i', name: 'n', os_types: ['windows'], entries });
  const hosts = [
    { a: 'x', host: { os: { type: 'windows' } } },
    { a: 'y', host: { os: { name: 'Windows' } } },
    { a: 'z', host: { os: { type: 'linux' } } },
  ];
  assert.deepEqual(suppressed(text, 'x.ndjson', hosts).left, ['z']);
});

test('an export of rules brings the items of the lists that its rules name', () => {
  const line = (fields: object) =>
    JSON.stringify({ type: 'query', name: 'x', query: 'a: *', index: ['logs-*'], ...fields });
  const text = [
    line({
      rule_id: '1',
      exceptions_list: [{ id: 'o', list_id: 'l1', type: 'detection', namespace_type: 'single' }],
    }),
    line({ rule_id: '2', exceptions_list: [] }),
    exported(entry({ type: 'match', field: 'u', value: 'svc-1' })),
    JSON.stringify({
      list_id: 'l2',
      item_id: 'j',
      name: 'of no rule here',
      entries: [entry({ type: 'exists', field: 'a' })],
    }),
    'no JSON',
  ].join('\n');
  const { rules, exceptions, diagnostics } = loadRules([{ file: 'export.ndjson', text }]);
  assert.deepEqual(
    diagnostics.map(({ code, location }) => [code, location?.line]),
    [['rule-syntax', 7]],
  );
  const detector = new Detector(new RuleSet(rules, { now: start, exceptions }));
  for (const [at, doc] of docs.entries()) detector.observe(event(at, doc));
  const found = detector
    .finish()
    .detections.map(({ rule: { id }, events }) => `${id} ${events[0]?.doc['a']}`);
  assert.deepEqual(found.sort(), ['1 y', '1 z', '2 x', '2 y', '2 z']);
});
