import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Frame } from '../../../src/exec/frame.ts';
import { referenceMatches } from '../../../src/exec/reference/reference-matches.ts';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { printSigma } from '../../../src/lang/sigma/print.ts';
import { findHit } from '../../exec/support/find-hit.ts';
import { documentOf, neighboursOf } from '../../exec/support/satisfy.ts';
import { plainTree } from '../support/plain-tree.ts';
import { noData, sharedFile } from '../support/shared-data.ts';
import { isReadFast } from '../yaml/support/read-both.ts';
import { bundledPipelines, sigmaContext } from './support/sigma-context.ts';
import { compileSigmaRules, loadSigmaRules, sigmaFiles } from './support/sigma-corpus.ts';

const archive = sharedFile('corpora/sigma.tar.gz');
const skip = archive ? false : noData;
const attempts = 40;

/** Values for every placeholder. */
const anyValue = { get: () => ['Zz-1', 'Zz-2'], has: () => true } as unknown as ReadonlyMap<
  string,
  readonly string[]
>;

test('every rule of SigmaHQ loads, is printed and read again', { skip }, (t) => {
  const loaded = loadSigmaRules(archive as string);
  assert.deepEqual(loaded.diagnostics, []);
  const inFolder = (name: string) =>
    loaded.rules.filter(({ source }) => source.file.startsWith(`${name}/`)).length;
  assert.deepEqual(
    ['rules', 'rules-emerging-threats', 'rules-threat-hunting', 'rules-compliance', 'rules-placeholder'].map(
      inFolder,
    ),
    [3141, 473, 140, 3, 23],
  );
  const context = sigmaContext(bundledPipelines());
  for (const { sigma, source } of loaded.rules) {
    assert.ok(sigma?.query, source.file);
    const printed = printSigma(sigma.query);
    const again = compileSigma(printed, context, { file: source.file });
    assert.deepEqual(plainTree(again.query), plainTree(sigma.query), `${source.file}\n${printed}`);
  }
  t.diagnostic(`oracle: ${loaded.rules.length} cases of sigma rules`);
});

test('the fast reader of YAML makes of the files of SigmaHQ what the full one makes', { skip }, (t) => {
  const files = sigmaFiles(archive as string);
  const slow = files.filter(({ file, text }) => !isReadFast(text, file));
  assert.ok(slow.length < files.length / 50, slow.map(({ file }) => file).join('\n'));
  t.diagnostic(`${files.length - slow.length} of ${files.length} files are read fast`);
});

test('rules without values for their placeholders say which they need', { skip }, (t) => {
  const loaded = loadSigmaRules(archive as string);
  const set = compileSigmaRules(loaded, new Map());
  const needy = set.cannotRun.filter(({ reason }) => reason.includes('placeholder'));
  assert.equal(needy.length, 25);
  for (const { reason } of needy) assert.match(reason, /needs values for the placeholder %[\w-]+%/);
  t.diagnostic(`${set.rules.length} run, ${set.cannotRun.length} have no logsource here or need values`);
});

test('every rule that runs matches some document, and misses another, as the reference says', {
  skip,
}, (t) => {
  const loaded = loadSigmaRules(archive as string);
  const texts = new Map(loaded.rules.map(({ source, query }) => [source.file, query]));
  const set = compileSigmaRules(loaded, anyValue);
  assert.deepEqual(
    set.diagnostics.filter(({ code }) => code !== 'rule-cannot-run'),
    [],
  );
  const frame = new Frame();
  const without: string[] = [];
  let documents = 0;
  for (const { rule, events } of set.rules) {
    const hit = findHit(events.pred, attempts);
    if (!hit) {
      without.push(rule.source.file);
      continue;
    }
    for (const wanted of [hit, ...neighboursOf(hit).slice(0, 4)]) {
      const subject = { doc: documentOf(wanted, documents % 2 === 0 ? 'nested' : 'dotted') };
      frame.load(subject);
      const expected = referenceMatches(events.pred, subject);
      assert.equal(events.matches(frame), expected, `${rule.source.file} on ${JSON.stringify(subject.doc)}`);
      documents++;
    }
  }
  // No text is made here that an expression covers, nor two fields that agree.
  const others = without.filter((file) => !/\|(?:re|fieldref)\b/.test(texts.get(file) ?? ''));
  // Its log is told from the one that was cleared only by where the event names it.
  assert.deepEqual(others, [
    'rules/windows/builtin/system/microsoft_windows_eventlog/win_system_eventlog_cleared.yml',
  ]);
  t.diagnostic(`oracle: ${set.rules.length} cases of sigma rules in the engine`);
  t.diagnostic(`${documents} documents around them`);
});
