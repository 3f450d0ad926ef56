import type { JsonObject } from '../../src/event/json.ts';
import { formats } from '../../src/ingest/formats/registry.ts';
import { parseZone } from '../../src/ingest/formats/zone.ts';
import type { ReadOptions } from '../../src/ingest/read.ts';
import type { Random } from '../../src/simulate/random.ts';
import { pack } from './containers.ts';
import type { Seed } from './corpus.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateRecord } from './mutate-record.ts';

export interface FuzzFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Its lines, where it is plain text with an object on each. */
  readonly lines?: number;
  /** How many records these are at least. */
  readonly records?: number;
  /** Where from, and what was done to it. */
  readonly story: string;
}

export interface FuzzCase {
  readonly files: readonly FuzzFile[];
  /** How they are read. */
  readonly reading: ReadOptions;
}

/** Files of one case together: what is read some thousand times must be read quickly. */
const mostFiles = 4;

/** A folder of files. Most hold the two logs that belong together, so that there is something to attribute. */
export function makeCase(corpus: readonly Seed[], random: Random): FuzzCase {
  const seeds = Array.from({ length: random.int(1, mostFiles) }, () => random.pick(corpus));
  if (random.chance(0.7)) seeds.push(...corpus.slice(0, 2));
  const files = seeds.map((seed, at) => makeFile(`${at}.log`, seed, random.pick(corpus), random));
  return { files, reading: random.chance(0.2) ? makeReading(random) : {} };
}

/** Limits that are met, a format that is given though the files are of another, times without a zone. */
function makeReading(random: Random): ReadOptions {
  const given = random.pick(formats);
  return {
    ...(random.chance(0.5) && { maxRecordBytes: random.int(1, 5000) }),
    ...(random.chance(0.5) && { maxDepth: random.int(1, 8) }),
    ...(random.chance(0.3) && { batchSize: random.int(1, 20) }),
    ...(random.chance(0.3) && { formatOf: (file: string) => (file.startsWith('0') ? given : undefined) }),
    zone: parseZone(random.pick(['Europe/Berlin', '+14:00', '-09:30'])),
  };
}

function makeFile(name: string, seed: Seed, other: Seed, random: Random): FuzzFile {
  const { records } = seed;
  if (records && records.length > 0 && random.chance(0.5)) {
    const changed = mutateRecords(records, other.records ?? records, random);
    const lines = changed.map((record) => `${JSON.stringify(record)}\n`).join('');
    // JSON has numbers that no number of ours holds.
    const text = random.chance(0.3) ? lines.replaceAll(/"(\d{16,20})"/g, '$1') : lines;
    const full = changed.filter((record) => !isEmptyEnvelope(record)).length;
    return {
      ...{ name, bytes: Buffer.from(text), lines: changed.length, records: full },
      story: `${seed.name}: hostile values`,
    };
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

/** A line that holds no record. */
function isEmptyEnvelope({ records, value, tables }: JsonObject): boolean {
  return [records, value, tables].some((list) => Array.isArray(list) && list.length === 0);
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
