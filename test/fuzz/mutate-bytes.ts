import type { Random } from '../../src/simulate/random.ts';
import { hostileTexts } from './hostile-values.ts';

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const newline = 0x0a;

/** A part of the bytes: short more often than long. */
function range(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.int(0, bytes.length);
  const length = Math.floor(2 ** (random.next() * Math.log2(bytes.length + 2)));
  return [from, Math.min(bytes.length, from + length)];
}

function replaced(bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.int(0, 255)));
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
    lines.push(bytes.subarray(from, at + 1));
    from = at + 1;
  }
  if (from < bytes.length) lines.push(bytes.subarray(from));
  return lines;
}

/** Bytes that mean something to one of the readers. */
const tokens = [
  ...['{', '}', '[', ']', '"', '\\', ',', ':', '\n', '\r\n', '\0', '\t', ';', '\u001e', '\u001d', '\ufeff'],
  ...[
    '{"records":[',
    '{"value":[',
    ']}',
    '[[[[[[',
    '{"a":',
    'sep=;\n',
    'Record 1\n',
    '// x\n',
    'NaN',
    'None',
  ],
  ...[
    '<Event>',
    '</Event>',
    '<Events>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '<!DOCTYPE x [<!ENTITY y "z">]>',
    '&#0;',
  ],
  ...[
    'type=SYSCALL msg=audit(1.1:1): ',
    '2026-06-03T09:30:00.123456Z INFO x\n',
    'PK\x03\x04',
    '\x1f\x8b\x08',
  ],
  ...['ElfFile\0', 'ElfChnk\0', '**\0\0'],
];

const word = /[A-Za-z_][\w.-]*|\d+(?:\.\d+)?/g;

const hostileNumbers = [
  ...[
    '0',
    '-0',
    '-1',
    '00',
    '1e999',
    '1E-400',
    '0.1',
    '9007199254740993',
    '18446744073709551616',
    '1'.repeat(400),
  ],
  ...[
    'NaN',
    '0x10',
    '1_000',
    '99999999999999.999',
    '2147483648',
    '4294967296',
    '1780479000',
    '253402300800000',
  ],
];

/** Ways in which files come to be broken, on a disk, on the way, or on purpose. */
const mutations: Readonly<Record<string, Mutation>> = {
  flip(bytes, random) {
    const flipped = Buffer.from(bytes);
    for (let times = random.int(1, 8); times > 0 && flipped.length > 0; times--) {
      const at = random.int(0, flipped.length - 1);
      flipped[at] = (flipped[at] as number) ^ (1 << random.int(0, 7));
    }
    return flipped;
  },
  set(bytes, random) {
    const changed = Buffer.from(bytes);
    for (let times = random.int(1, 4); times > 0 && changed.length > 0; times--)
      changed[random.int(0, changed.length - 1)] = random.pick([0, 0xff, 0x7f, 0x80, 0x0a, 0x22, 0x5c, 0x7b]);
    return changed;
  },
  cut: (bytes, random) => bytes.subarray(0, random.int(0, bytes.length)),
  behead: (bytes, random) => bytes.subarray(random.int(0, bytes.length)),
  remove: (bytes, random) => replaced(bytes, ...range(bytes, random), Buffer.alloc(0)),
  repeat(bytes, random) {
    const [from, to] = range(bytes, random);
    return replaced(bytes, to, to, bytes.subarray(from, to));
  },
  zero(bytes, random) {
    const [from, to] = range(bytes, random);
    return replaced(bytes, from, to, Buffer.alloc(to - from));
  },
  noise(bytes, random) {
    const [from, to] = range(bytes, random);
    return replaced(bytes, from, random.chance(0.5) ? from : to, noise(random, random.int(1, 200)));
  },
  token(bytes, random) {
    let changed = bytes;
    for (let times = random.int(1, 4); times > 0; times--) {
      const [from, to] = range(changed, random);
      changed = replaced(changed, from, random.chance(0.7) ? from : to, Buffer.from(random.pick(tokens)));
    }
    return changed;
  },
  text(bytes, random) {
    const at = random.int(0, bytes.length);
    return replaced(bytes, at, at, Buffer.from(random.pick(hostileTexts)));
  },
  /** Words, numbers and quoted texts in the place of others. */
  words(bytes, random) {
    const share = random.pick([0.01, 0.05, 0.3]);
    const text = bytes.toString('latin1').replaceAll(word, (found) => {
      if (!random.chance(share)) return found;
      if (/^\d/.test(found)) return random.pick(hostileNumbers);
      const by = Buffer.from(random.pick(hostileTexts)).toString('latin1').slice(0, 2000);
      return random.chance(0.5) ? by : JSON.stringify(by).slice(1, -1);
    });
    return Buffer.from(text.slice(0, 4 * bytes.length + 10_000), 'latin1');
  },
  /** More than one piece of the reader's. */
  large: (bytes) =>
    bytes.length > 2000 && bytes.length < 40_000 ? Buffer.concat(Array<Buffer>(10).fill(bytes)) : bytes,
  splice(bytes, random, other) {
    const [from, to] = range(other, random);
    return replaced(bytes, ...range(bytes, random), other.subarray(from, to));
  },
  join: (bytes, random, other) => Buffer.concat(random.chance(0.5) ? [bytes, other] : [other, bytes]),
  shuffleLines: (bytes, random) => Buffer.concat(random.shuffle(linesOf(bytes))),
  repeatLines: (bytes, random) =>
    Buffer.concat(linesOf(bytes).flatMap((line) => (random.chance(0.2) ? [line, line] : [line]))),
  cutLines: (bytes, random) =>
    Buffer.concat(
      linesOf(bytes).map((line) =>
        random.chance(0.3)
          ? Buffer.concat([line.subarray(0, random.int(0, line.length)), Buffer.from('\n')])
          : line,
      ),
    ),
  joinLines: (bytes, random) =>
    Buffer.concat(linesOf(bytes).map((line) => (random.chance(0.2) ? line.subarray(0, -1) : line))),
  crlf: (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  latin1: (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1'),
};

/** The bytes broken in one to four ways, and the names of these. */
export function mutateBytes(bytes: Buffer, other: Buffer, random: Random): { bytes: Buffer; how: string[] } {
  const how = Array.from({ length: random.pick([1, 1, 2, 4]) }, () => random.pick(Object.keys(mutations)));
  let changed = bytes;
  for (const name of how) changed = (mutations[name] as Mutation)(changed, random, other);
  return { bytes: changed, how };
}
