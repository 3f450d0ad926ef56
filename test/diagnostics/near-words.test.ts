import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean, nearWords } from '../../src/diagnostics/near-words.ts';

const formats = ['azure-rest', 'azure-elastic', 'azure-event-hub', 'elastic-defend', 'elastic-sysmon'];

const cases: [word: string, near: string[]][] = [
  ['azure-rst', ['azure-rest']],
  ['AZURE-REST', ['azure-rest']],
  ['auzre-rest', ['azure-rest']],
  ['azure', ['azure-rest', 'azure-elastic', 'azure-event-hub']],
  ['elastic-sysmno', ['elastic-sysmon']],
  ['csv', []],
  ['', []],
];

for (const [word, near] of cases) {
  test(`near ${JSON.stringify(word)} is ${near.join(', ') || 'nothing'}`, () =>
    assert.deepEqual(nearWords(word, formats), near));
}

test('a question with all of them, or none', () => {
  assert.equal(didYouMean('azur', formats), 'Did you mean azure-rest or azure-elastic or azure-event-hub?');
  assert.equal(didYouMean('evtx', formats), undefined);
});
