import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Detector } from '../../src/engine/detector.ts';
import { type CompiledRule, RuleSet } from '../../src/engine/rule-set.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import type { JsonValue } from '../../src/event/json.ts';
import { referenceMatches } from '../../src/exec/reference/reference-matches.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { event, start } from '../engine/support.ts';
import { findHit } from '../exec/support/find-hit.ts';
import { documentOf, neighboursOf, type Wanted } from '../exec/support/satisfy.ts';
import { readTar } from '../lang/support/elastic-rules.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';

const archive = sharedFile('corpora/elastic-detection-rules.tar.gz');
const types = createFieldTypes();

test('every rule of Elastic in KQL raises an alert on what it asks for, and none where one condition fails', {
  skip: archive ? false : noData,
}, (t) => {
  const texts = [...readTar(gunzipSync(readFileSync(archive as string)))]
    .filter(({ name }) => name.endsWith('.toml') && !name.includes('_deprecated'))
    .map(({ name, text }) => ({ file: name, text }));
  let raised = 0;
  for (const rule of loadRules(texts).rules) {
    const set = new RuleSet([rule], { now: start, types });
    const [compiled] = set.rules;
    if (!compiled) continue;
    const hit = findHit(compiled.events.pred);
    assert.ok(hit, `${rule.name}: nothing found that it asks for`);
    assert.ok(raises(set, compiled, hit, hit), `${rule.name}: ${JSON.stringify(Object.fromEntries(hit))}`);
    raised++;
    const miss = neighboursOf(hit).find((wanted) =>
      scene(compiled, wanted, hit).events.every((one) => !referenceMatches(compiled.events.pred, one)),
    );
    assert.ok(miss, `${rule.name}: no near miss`);
    assert.ok(!raises(set, compiled, miss, hit), `${rule.name}: ${JSON.stringify(Object.fromEntries(miss))}`);
  }
  assert.equal(raised, 672 + 55 + 106);
  t.diagnostic(`oracle: ${raised} cases of rules that run`);
});

function raises(set: RuleSet, compiled: CompiledRule, wanted: Wanted, hit: Wanted): boolean {
  const { events, indicators } = scene(compiled, wanted, hit);
  const detector = new Detector(set);
  for (const one of [...events, ...indicators]) detector.observe(one);
  // An indicator may be an event that the rule asks for, and meets itself.
  return detector.finish().detections.some((found) => found.events.some(({ id }) => id.startsWith('event')));
}

/**
 * Events that hold what is wanted, as many and as different as the rule's type asks for, and the indicators that it needs. Fields
 * that the rule counts by are given where the hit, of which this may be a neighbour, has none.
 */
function scene({ rule, indicators }: CompiledRule, wanted: Wanted, hit: Wanted) {
  const { threshold, newTerms, threatMatch } = rule;
  const needed = new Map(wanted);
  const give = (field: string, value: JsonValue) => {
    const { path } = types.typeOf(field);
    if (!hit.has(path)) needed.set(path, [value]);
  };
  for (const field of threshold?.fields ?? newTerms?.fields ?? []) give(field, '7');
  const entries = threatMatch?.mapping.flatMap(([first]) => first ?? []) ?? [];
  const entry = entries.find(({ field }) => hit.has(field)) ?? entries[0];
  if (entry && (wanted === hit || wanted.has(entry.field))) needed.set(entry.field, ['192.0.2.7']);
  const count = Math.max(threshold?.value ?? 1, ...(threshold?.cardinality ?? []).map(({ value }) => value));
  const events = Array.from({ length: count }, (_, at) => {
    const own = new Map(needed);
    for (const { field } of threshold?.cardinality ?? []) {
      const { path } = types.typeOf(field);
      own.set(path, [...(own.get(path) ?? []), `${at}`]);
    }
    return event(at / 1000, documentOf(own, 'nested'), {
      id: `event ${at}`,
      dataStream: streamOf(rule.index),
    });
  });
  if (!threatMatch || !entry || !indicators) return { events, indicators: [] };
  const held = findHit(indicators.pred) ?? new Map();
  const doc = documentOf(
    new Map([
      ...held,
      [entry.indicatorField, ['192.0.2.7']],
      ['@timestamp', [new Date(start).toISOString()]],
    ]),
    'nested',
  );
  return {
    events,
    indicators: [event(0, doc, { id: 'indicator', dataStream: streamOf(threatMatch.index) })],
  };
}

/** A name that the first pattern covers. */
function streamOf(patterns: readonly string[]): string {
  return (patterns[0] ?? 'logs-*').split(',')[0]?.replaceAll('*', 'x-default') ?? '';
}
