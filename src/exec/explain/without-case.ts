import { parseGlob } from '../../plan/glob.ts';
import type { LeafTest } from '../../plan/value-test.ts';
import { globTest, sameTest, textTest } from '../../plan/value-tests.ts';

/** The test that disregards case; undefined where the test does so already, or where case has no part in it. */
export function withoutCase(test: LeafTest): LeafTest | undefined {
  switch (test.op) {
    case 'equals':
    case 'prefix':
    case 'suffix':
    case 'contains':
      if (test.analyser !== 'keyword' || test.folding !== 'none') return undefined;
      return textTest(test.op, test.operand, 'caseless');
    case 'glob':
      if (test.analyser !== 'keyword' || test.folding !== 'none') return undefined;
      return globTest(parseGlob(test.operand), 'caseless');
    case 'same':
      return test.folding === 'none' ? sameTest(test.operand, 'caseless') : undefined;
    case 'field':
      return test.folding === 'none' ? { ...test, folding: 'caseless' } : undefined;
    case 'regex':
      return test.flags.includes('i') ? undefined : { ...test, flags: `i${test.flags}` };
    default:
      return undefined;
  }
}
