/**
 * A seeded source of chance. `fork` derives an independent stream from a name, so that adding a draw in one part of a
 * scenario leaves every other part as it was.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, by its weight. */
  weighted<T>(choices: readonly Weighted<T>[]): T;
  shuffle<T>(items: readonly T[]): T[];
  hex(digits: number): string;
  guid(): string;
  text(alphabet: string, length: number): string;
  fork(name: string): Random;
}

export interface Weighted<T> {
  readonly value: T;
  readonly weight: number;
}

export function createRandom(seed: string): Random {
  const next = generator(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const text = (alphabet: string, length: number) => {
    let made = '';
    for (let at = 0; at < length; at++) made += alphabet[int(0, alphabet.length - 1)];
    return made;
  };
  const hex = (digits: number) => text('0123456789abcdef', digits);
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('Nothing to pick from.');
    return items[int(0, items.length - 1)] as T;
  };
  return {
    next,
    int,
    text,
    hex,
    pick,
    chance: (probability) => next() < probability,
    weighted: <T>(choices: readonly Weighted<T>[]): T => {
      let left = next() * choices.reduce((sum, choice) => sum + choice.weight, 0);
      for (const choice of choices) {
        left -= choice.weight;
        if (left < 0) return choice.value;
      }
      return pick(choices).value;
    },
    shuffle: (items) => {
      const mixed = [...items];
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = int(0, at);
        const kept = mixed[at] as (typeof mixed)[number];
        mixed[at] = mixed[other] as (typeof mixed)[number];
        mixed[other] = kept;
      }
      return mixed;
    },
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** sfc32 (Chris Doty-Humphrey's small fast counter generator), started from four hashes of the seed. */
function generator(seed: string): () => number {
  let a = hash32(seed, 0x9e3779b9);
  let b = hash32(seed, 0x85ebca6b);
  let c = hash32(seed, 0xc2b2ae35);
  let counter = 1;
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm++) step();
  return step;
}

/** FNV-1a over code units with a finishing mix: near seeds must not give near streams. */
function hash32(text: string, basis: number): number {
  let hash = basis | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
