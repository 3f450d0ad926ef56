import type { JsonObject } from '../../src/event/json.ts';
import type { Random } from '../../src/simulate/random.ts';
import { pack } from './containers.ts';
import type { Seed } from './corpus.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateRecord } from './mutate-record.ts';

export interface FuzzFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** How many records it holds, where that is known: each is one object on a line of its own. */
  readonly records?: number;
  /** Where from, and what was done to it. */
  readonly story: string;
}

export interface FuzzCase {
  readonly files: readonly FuzzFile[];
}

/** Files of one case together: what is read some thousand times must be read quickly. */
const mostFiles = 4;

/** A folder of files. Most hold the two logs that belong together, so that there is something to attribute. */
export function makeCase(corpus: readonly Seed[], random: Random): FuzzCase {
  const seeds = Array.from({ length: random.int(1, mostFiles) }, () => random.pick(corpus));
  if (random.chance(0.7)) seeds.push(...corpus.slice(0, 2));
  const files = seeds.map((seed, at) => makeFile(`${at}.log`, seed, random.pick(corpus), random));
  return { files };
}

function makeFile(name: string, seed: Seed, other: Seed, random: Random): FuzzFile {
  const { records } = seed;
  if (records && records.length > 0 && random.chance(0.5)) {
    const changed = mutateRecords(records, other.records ?? records, random);
    const lines = changed.map((record) => `${JSON.stringify(record)}\n`).join('');
    // JSON has numbers that no number of ours holds.
    const text = random.chance(0.3) ? lines.replaceAll(/"(\d{16,20})"/g, '$1') : lines;
    return { name, bytes: Buffer.from(text), records: changed.length, story: `${seed.name}: hostile values` };
  }
  const inner = random.chance(0.6)
    ? mutateBytes(seed.bytes, other.bytes, random)
    : { bytes: seed.bytes, how: [] };
  const packed = pack(inner.bytes, random);
  const outer =
    packed.how !== 'plain' && random.chance(0.5)
      ? mutateBytes(packed.bytes, other.bytes, random)
      : { bytes: packed.bytes, how: [] };
  const story = `${seed.name}: ${[...inner.how, packed.how, ...outer.how].join(', ')}`;
  return { name, bytes: outer.bytes, story };
}

function mutateRecords(
  records: readonly JsonObject[],
  others: readonly JsonObject[],
  random: Random,
): JsonObject[] {
  const share = random.pick([0.02, 0.2, 1]);
  const changed = records.map((record) =>
    random.chance(share) ? mutateRecord(record, random.pick(others), random) : record,
  );
  const repeated = changed.flatMap((record) => (random.chance(0.1) ? [record, record] : [record]));
  return random.chance(0.3) ? random.shuffle(repeated) : repeated;
}
