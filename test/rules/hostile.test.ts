import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RuleSet } from '../../src/engine/rule-set.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { readExceptions } from '../../src/rules/read-exceptions.ts';
import { readCases } from '../../src/rules/rule-cases.ts';

const head = '[rule]\nrule_id = "1"\nname = "x"\ntype = "query"\nindex = ["logs-*"]\n';
const nest = (open: string, inner: string, close: string, times: number) =>
  open.repeat(times) + inner + close.repeat(times);
const list = (count: number) => Array.from({ length: count }, (_, at) => `v${at}x`).join(' or ');
const filter = nest('{"bool":{"must_not":', '{"match_all":{}}', '}}', 20_000);
const entry = nest('{"type":"nested","field":"n","entries":[', '{"type":"exists","field":"a"}', ']}', 20_000);

/** Generous: the machine may be busy. What is not in proportion takes hours, or the stack. */
const deadlineMs = 20_000;

function inTime(work: () => void): void {
  const started = performance.now();
  work();
  const ms = performance.now() - started;
  assert.ok(ms < deadlineMs, `${Math.round(ms)} ms`);
}

describe('a hostile rule is refused with a diagnostic, or compiled in bounded time', () => {
  const files: [title: string, file: string, text: string, codes: string[]][] = [
    ['a megabyte of one value', 'a.toml', `${head}query = '''a: ${'x'.repeat(999_000)}'''`, []],
    ['ninety thousand values', 'a.toml', `${head}query = '''a: (${list(90_000)})'''`, []],
    [
      'more than a megabyte',
      'a.toml',
      `${head}query = '''a: ${'x'.repeat(1_000_000)}'''`,
      ['query-too-long'],
    ],
    [
      'ten thousand parentheses',
      'a.toml',
      `${head}query = '''${nest('(', 'a: b', ')', 10_000)}'''`,
      ['query-too-deep'],
    ],
    ['a hostile wildcard', 'a.toml', `${head}query = '''a: ${'*a'.repeat(50_000)}'''`, ['pattern-too-long']],
    ['a deep list', 'a.toml', `${head}query = "*"\nx = ${nest('[', '', ']', 50_000)}`, ['rule-syntax']],
    [
      'a deep name',
      'a.toml',
      `${head}query = "*"\n[rule.${Array(20_000).fill('a').join('.')}]\nb = 1`,
      ['rule-syntax'],
    ],
    [
      'deep filters',
      'a.ndjson',
      `{"rule_id":"1","name":"x","query":"*","filters":[{"query":${filter}}]}`,
      ['rule-syntax'],
    ],
    ['a deep line of no rule', 'a.ndjson', nest('[', '', ']', 100_000), ['rule-syntax']],
  ];
  for (const [title, file, text, codes] of files) {
    test(title, () =>
      inTime(() => {
        const { rules, diagnostics } = loadRules([{ file, text }]);
        const set = new RuleSet(rules, { now: 0 });
        assert.deepEqual(
          [...diagnostics, ...set.diagnostics].map(({ code }) => code),
          codes,
        );
        assert.equal(set.rules.length, codes.length === 0 ? 1 : 0);
      }),
    );
  }
});

test('so are exceptions and cases', () =>
  inTime(() => {
    const kibana = readExceptions(`{"list_id":"l","name":"n","entries":[${entry}]}`, 'a.ndjson');
    assert.deepEqual(
      kibana.diagnostics.map(({ code }) => code),
      ['exception-invalid'],
    );
    const yaml = readExceptions(`exceptions: ${nest('[', '', ']', 50_000)}`, 'a.yaml');
    assert.deepEqual(
      yaml.diagnostics.map(({ code }) => code),
      ['exception-invalid'],
    );
    assert.throws(() => readCases(`cases: ${nest('[', '', ']', 50_000)}`), Error);
  }));
