import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { Pipelines } from '../../src/lang/sigma/pipeline.ts';
import { isRuleFile, loadRules } from '../../src/rules/load-rules.ts';
import { readSigmaRules } from '../../src/rules/read-sigma.ts';
import { anyEvent } from '../lang/sigma/support/sigma-context.ts';

const detection = 'logsource: {category: test}\ndetection: {s: {F: a}, condition: s}\n';
const sigma = { pipelines: new Pipelines([anyEvent]), placeholders: new Map() };

test('what a rule says of itself', () => {
  const [read] = readSigmaRules(
    `title: A title
id: 3c1f4a86-5f0b-4d0e-9a44-0d1b7f2f6e51
description: |
  What it is for.
author: Ada Lovelace, Alan Turing
references: [https://example.com]
falsepositives: [Administrators]
level: critical
tags: [attack.execution, attack.persistence, attack.t1059.001, attack.t1053, car.2013-05-004]
${detection}`,
    'a.yml',
  );
  assert.deepEqual(read?.diagnostics, []);
  const rule = read?.rule;
  assert.ok(rule);
  assert.deepEqual(
    [rule.id, rule.name, rule.type, rule.language, rule.severity, rule.riskScore],
    ['3c1f4a86-5f0b-4d0e-9a44-0d1b7f2f6e51', 'A title', 'sigma', 'sigma', 'critical', 99],
  );
  assert.deepEqual(rule.author, ['Ada Lovelace', 'Alan Turing']);
  assert.deepEqual([rule.description, rule.falsePositives], ['What it is for.', ['Administrators']]);
  // Tags do not say which technique is of which tactic.
  assert.deepEqual(
    rule.threats.map(({ tactic, techniques }) => [
      tactic.name,
      techniques.map(({ id, subtechniques }) => [id, ...subtechniques.map((sub) => sub.id)]),
    ]),
    [
      ['Execution', [['T1059', 'T1059.001'], ['T1053']]],
      ['Persistence', [['T1059', 'T1059.001'], ['T1053']]],
    ],
  );
});

test('levels are severities, and the least is none of its own', () => {
  const severities = ['informational', 'low', 'medium', 'high', 'critical'].map(
    (level) => readSigmaRules(`title: x\nlevel: ${level}\n${detection}`, 'a.yml')[0]?.rule?.severity,
  );
  assert.deepEqual(severities, ['low', 'low', 'medium', 'high', 'critical']);
});

test('without an id the name tells a rule from others, and without a name its title', () => {
  const ids = [`title: x\nname: n1\n${detection}`, `title: x\n${detection}`, `title: y\n${detection}`].map(
    (text) => readSigmaRules(text, 'a.yml')[0]?.rule?.id,
  );
  assert.equal(ids[0], 'n1');
  assert.equal(new Set(ids).size, 3);
});

test('several documents of a file: detections run, correlations and filters are counted with their reason', () => {
  const text = [
    `title: one\nname: one\n${detection}`,
    'title: two\ncorrelation: {type: event_count, rules: [one], group-by: [F], timespan: 5m, condition: {gte: 3}}\n',
    'title: three\nlogsource: {category: test}\nfilter: {rules: [one], s: {F: b}, condition: not s}\n',
    'something: else\n',
    '',
  ].join('---\n');
  const { rules, diagnostics } = loadRules([{ file: 'many.yml', text }]);
  assert.deepEqual(diagnostics, []);
  const set = new RuleSet(rules, { now: 0, sigma });
  assert.deepEqual(
    set.rules.map(({ rule }) => [rule.name, rule.source.line]),
    [['one', 1]],
  );
  assert.deepEqual(set.cannotRun.map(({ rule, reason }) => [rule.name, rule.source.line, reason]).sort(), [
    ['three', 9, 'it is a filter, and these are not evaluated yet'],
    ['two', 6, 'it is a correlation, and these are not evaluated yet'],
  ]);
  assert.equal(set.diagnostics.filter(({ code }) => code === 'rule-cannot-run').length, 2);
});

test('every fault of every rule of a file is told, with its place', () => {
  const text = `title: one\nlevel: worst\n${detection}---\nlogsource: {category: test}\ndetection: {s: {F|x: a}, condition: t}\n`;
  const { rules, diagnostics } = loadRules([{ file: 'bad.yml', text }]);
  assert.deepEqual(rules, []);
  assert.deepEqual(
    diagnostics.map(({ code, location }) => [code, location?.line, location?.column]),
    [
      ['rule-invalid', 2, 1],
      ['rule-invalid', 6, 1],
    ],
  );
});

test('what lowering finds is told where the rule stands', () => {
  const text = `title: one\n${detection}---\ntitle: two\nlogsource: {category: test}\ndetection:\n  s: {F|re: '('}\n  condition: s\n`;
  const { rules } = loadRules([{ file: 'bad.yml', text }]);
  const set = new RuleSet(rules, { now: 0, sigma });
  assert.deepEqual(
    set.diagnostics.map(({ code, location }) => [code, location?.line, location?.column]),
    [['regex-invalid', 8, 13]],
  );
});

test('a logsource that no pipeline describes, and placeholders without values', () => {
  const text = (logsource: string, value: string) =>
    `title: ${logsource}\nlogsource: {product: ${logsource}}\ndetection: {s: {F|expand: '${value}'}, condition: s}\n`;
  const { rules } = loadRules([
    { file: 'a.yml', text: text('nowhere', 'x') },
    {
      file: 'b.yml',
      text: `title: needs\nlogsource: {category: test}\ndetection: {s: {F|expand: '%a%%b%'}, condition: s}\n`,
    },
  ]);
  const set = new RuleSet(rules, { now: 0, sigma });
  assert.deepEqual(set.cannotRun.map(({ reason }) => reason).sort(), [
    'it needs values for the placeholder %a%, and it needs values for the placeholder %b%',
    'no pipeline describes the product nowhere',
  ]);
});

test('other YAML holds no rules', () => {
  for (const text of ['cases: []\n', 'a: 1\n---\nb: 2\n', '- x\n', '', '# nothing\n']) {
    assert.deepEqual(readSigmaRules(text, 'a.yml'), []);
  }
  assert.equal(isRuleFile('a.cases.yaml'), false);
});

test('what a document with an action says holds for those that follow it', () => {
  const text = `action: global
title: shared
level: high
logsource: {category: test}
detection: {condition: s}
---
id: a
detection: {s: {F: a}}
---
action: repeat
id: b
detection: {s: {F: b}}
---
action: reset
---
id: c
title: own
${detection}`;
  const reads = readSigmaRules(text, 'a.yml');
  assert.deepEqual(
    reads.map(({ rule, diagnostics }) => [rule?.id, rule?.name, rule?.severity, diagnostics.length]),
    [
      ['a', 'shared', 'high', 0],
      ['b', 'shared', 'high', 0],
      ['c', 'own', 'low', 0],
    ],
  );
  const [, second] = reads;
  assert.ok(second?.rule);
  const set = new RuleSet([second.rule], { sigma, now: 0 });
  assert.equal(set.diagnostics.length, 0);
});

test('another action is told, and the other documents are read', () => {
  const reads = readSigmaRules(`action: globl\ntitle: x\n---\ntitle: y\n${detection}`, 'a.yml');
  const [fault] = reads.flatMap(({ diagnostics }) => diagnostics);
  assert.deepEqual([fault?.code, fault?.location?.line], ['rule-invalid', 1]);
  assert.match(fault?.help ?? '', /global/);
  assert.equal(reads.filter(({ rule }) => rule?.name === 'y').length, 1);
  assert.deepEqual(readSigmaRules('action: deploy\ntitle: x\n', 'a.yml'), []);
});
