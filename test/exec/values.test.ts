import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addressOf, dateOf, isInNetwork, numberOf } from '../../src/exec/reference/reference-values.ts';
import { compareCodePoints } from '../../src/exec/values/code-points.ts';
import { resolveDate } from '../../src/exec/values/date-math.ts';
import { parseDate } from '../../src/exec/values/date-text.ts';
import { fastIso } from '../../src/exec/values/fast-iso.ts';
import { type Ip, isWithin, parseIp, parseIpRange } from '../../src/exec/values/ip.ts';
import { parseNumber } from '../../src/plan/number.ts';

const asBigint = (ip: Ip | undefined) => ip?.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);

describe('addresses', () => {
  const group = fc.integer({ min: 0, max: 0x10000 }).map((value) => value.toString(16));
  const v4 = fc
    .array(fc.integer({ min: 0, max: 260 }), { minLength: 3, maxLength: 5 })
    .map((bytes) => bytes.join('.'));
  const v6 = fc
    .array(fc.oneof({ weight: 6, arbitrary: group }, fc.constant(''), { weight: 1, arbitrary: v4 }), {
      minLength: 2,
      maxLength: 9,
    })
    .map((groups) => groups.join(':'));
  const noise = fc.string({ unit: fc.constantFrom(...'0129af:.%/ '), maxLength: 20 });

  test('are read as the reference reads them', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6, noise), (text) => assert.equal(asBigint(parseIp(text)), addressOf(text))),
      { numRuns: 5_000 },
    );
  });

  test('lie in networks as the reference says', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 128 }), (a, b, length) => {
        const network = `${b}/${b.includes(':') ? length : length % 33}`;
        const range = parseIpRange(network);
        const ip = parseIp(a);
        assert.ok(range && ip, `${network} ${a}`);
        assert.equal(isWithin(ip, range), isInNetwork(asBigint(ip) as bigint, network));
        assert.equal(isWithin(parseIp(b) as Ip, range), true);
      }),
    );
  });

  test('refuse what is none', () => {
    for (const text of [
      '',
      '1.2.3',
      '01.2.3.4',
      '256.1.1.1',
      '1.2.3.4.5',
      ':',
      ':::',
      '1::2::3',
      '12345::',
      '::1.2.3',
      'g::',
    ]) {
      assert.equal(parseIp(text), undefined, text);
    }
    for (const text of ['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/1e1']) {
      assert.equal(parseIpRange(text), undefined, text);
    }
  });
});

describe('dates', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
  const parts = fc.tuple(
    fc.integer({ min: 0, max: 2300 }).map((year) => String(year).padStart(4, '0')),
    two(13),
    two(32),
    two(25),
    two(60),
    two(60),
    fc.string({ unit: fc.constantFrom(...'0159'), minLength: 1, maxLength: 10 }),
    fc.constantFrom('', 'Z', '+02:00', '-0530', '+19'),
  );
  const signs = ['', '-', '-', 'T', ':', ':', '.'];
  const written = fc.tuple(parts, fc.integer({ min: 1, max: 7 })).map(([all, count]) => {
    const kept = all.slice(0, count).map((part, at) => (signs[at] as string) + part);
    return kept.join('') + all[7];
  });

  test('are read as the reference reads them, quickly or not', () => {
    fc.assert(
      fc.property(
        fc.oneof(written, fc.string({ unit: fc.constantFrom(...'0129-:TZ.'), maxLength: 24 })),
        (text) => {
          assert.equal(parseDate(text)?.from, dateOf(text), text);
          const quick = fastIso(text);
          if (quick !== undefined) assert.equal(quick, dateOf(text), text);
        },
      ),
      { numRuns: 5_000 },
    );
    assert.equal(fastIso('2026-03-06T14:15:00.1234567Z'), Date.parse('2026-03-06T14:15:00.123Z'));
  });

  const now = Date.parse('2026-03-31T10:20:30.456Z');
  const cases: readonly (readonly [string, string, string])[] = [
    ['now', '2026-03-31T10:20:30.456Z', '2026-03-31T10:20:30.456Z'],
    ['now-1h', '2026-03-31T09:20:30.456Z', '2026-03-31T09:20:30.456Z'],
    ['now/d', '2026-03-31T00:00:00.000Z', '2026-03-31T23:59:59.999Z'],
    ['now-30d/d', '2026-03-01T00:00:00.000Z', '2026-03-01T23:59:59.999Z'],
    ['now/w', '2026-03-30T00:00:00.000Z', '2026-04-05T23:59:59.999Z'],
    ['now/M', '2026-03-01T00:00:00.000Z', '2026-03-31T23:59:59.999Z'],
    ['now/y', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    ['now-1M', '2026-02-28T10:20:30.456Z', '2026-02-28T10:20:30.456Z'],
    ['now+1y-1d', '2027-03-30T10:20:30.456Z', '2027-03-30T10:20:30.456Z'],
    ['2024-02-29||+1y', '2025-02-28T00:00:00.000Z', '2025-02-28T00:00:00.000Z'],
    ['2026-01-15||/M', '2026-01-01T00:00:00.000Z', '2026-01-31T23:59:59.999Z'],
    ['2026', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
    ['2026-02', '2026-02-01T00:00:00.000Z', '2026-02-28T23:59:59.999Z'],
    ['2026-02-03T04', '2026-02-03T04:00:00.000Z', '2026-02-03T04:59:59.999Z'],
    ['2026-02-03T04:05:06', '2026-02-03T04:05:06.000Z', '2026-02-03T04:05:06.999Z'],
    ['2026-02-03T04:05:06.7', '2026-02-03T04:05:06.700Z', '2026-02-03T04:05:06.700Z'],
    ['0', '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ];
  for (const [text, from, to] of cases) {
    test(`${text} means ${from} to ${to}`, () => {
      const span = resolveDate(text, now);
      assert.deepEqual(span && [span.from, span.to].map((ms) => new Date(ms).toISOString()), [from, to]);
    });
  }

  test('refuse what is none', () => {
    for (const text of [
      '',
      'nowhere',
      'now-',
      'now-1x',
      'now/',
      '2026-13',
      '2026-02-30',
      '26',
      'x||/d',
      '2026-1-1',
      'now-1h ',
    ]) {
      const isShortNumber = text === '26';
      assert.equal(resolveDate(text, now) === undefined, !isShortNumber, text);
    }
  });
});

test('numbers are read as the reference reads them, and keep their digits', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'0129.eE+-'), maxLength: 22 }),
    fc.bigInt().map(String),
  );
  fc.assert(
    fc.property(text, (written) => assert.equal(parseNumber(written), numberOf(written))),
    { numRuns: 5_000 },
  );
  assert.equal(parseNumber('9007199254740993'), 9007199254740993n);
  assert.equal(parseNumber('+007'), 7);
  for (const none of ['', ' 1', '0x10', 'NaN', 'Infinity', '1,5', '1e', '--1'])
    assert.equal(parseNumber(none), undefined);
});

test('text is ordered as its bytes are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      assert.equal(Math.sign(compareCodePoints(a, b)), Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});
