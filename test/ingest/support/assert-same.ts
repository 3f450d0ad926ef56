import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/event/json.ts';
import { memoryInput } from './memory-input.ts';
import { type BothWays, bothWays } from './skim-both.ts';

/** What is read of the content with and without skimming must be the same. */
export async function assertSame(content: Buffer | string, name: string): Promise<BothWays> {
  const bytes = Buffer.from(content);
  // In pieces, so that each line is done with before the next is looked at.
  const cuts = Array.from({ length: Math.floor(bytes.length / 500) }, (_, at) => (at + 1) * 500);
  const both = await bothWays([memoryInput(bytes, cuts, name)]);
  if (written(both.skimmed) !== written(both.plain)) assert.deepEqual(both.skimmed, both.plain, name);
  return both;
}

/** Compared as text first, which is many times faster. */
function written(left: unknown): string {
  return JSON.stringify(left, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

/** A few at a time behind a line that teaches, each twice: it may be passed over for what it taught itself. */
export async function assertAllSame(
  doc: JsonObject,
  variants: readonly string[],
  name: string,
  timed: (line: string, count: number) => string,
  most = 100,
): Promise<number> {
  const line = JSON.stringify(doc);
  // Of long documents a part, spread over all of them.
  const step = Math.max(1, Math.ceil(variants.length / most));
  const chosen = variants.filter((_, at) => at % step === 0);
  let passed = 0;
  for (const some of inGroups(chosen, 100)) {
    const lines = [line, line, ...some.flatMap((variant) => [variant, variant])];
    passed += (await assertSame(`${lines.map(timed).join('\n')}\n`, name)).passed;
  }
  return passed;
}

export function* inGroups<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  yield group;
}
