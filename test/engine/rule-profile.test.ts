import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Detector } from '../../src/engine/detector.ts';
import { RuleProfile } from '../../src/engine/rule-profile.ts';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { rule } from '../rules/support.ts';
import { event, start } from './support.ts';

test('an event that rules were asked about before they were shown it counts once', () => {
  const profile = new RuleProfile();
  const set = new RuleSet([rule('query = "a: x and b > 1"')], { now: start });
  const detector = new Detector(set, 'scan', profile);
  const shown = [
    { a: 'x', b: 2 },
    { a: 'x', b: 1 },
    { a: 'y', b: 2 },
    { a: 'x', b: 3 },
  ].map((doc, at) => event(at, doc));
  for (const one of shown) if (detector.wants(one)) detector.observe(one);
  const { events, rules } = profile.costs();
  assert.equal(events, shown.length);
  assert.equal(rules[0]?.matched, 2);
  assert.ok((rules[0]?.evaluated ?? 0) <= 3, `${rules[0]?.evaluated} evaluated`);
});
