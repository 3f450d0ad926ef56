import { test } from 'node:test';
import fc from 'fast-check';
import { mutatedLine, oddLine } from './support/odd-lines.ts';
import { newScanner, sameWalk } from './support/same-walk.ts';

const scanner = newScanner();

test('very many lines, odd and broken, are walked as they would be parsed', () => {
  const line = fc.oneof(oddLine, mutatedLine);
  fc.assert(
    fc.property(line, (each) => void sameWalk(scanner, each)),
    { numRuns: 60_000 },
  );
});
