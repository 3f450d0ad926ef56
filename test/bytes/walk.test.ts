import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mutatedLine, oddLine } from './support/odd-lines.ts';
import { newScanner, refused, sameWalk } from './support/same-walk.ts';

const scanner = newScanner();
const walks = (line: string) => sameWalk(scanner, line);
const text = (inner: string) => `{"a":"${inner}","b":1}`;

describe('lines are walked as they would be parsed', () => {
  test('written in odd ways', () => {
    let walked = 0;
    fc.assert(
      fc.property(oddLine, (line) => void (walks(line) && walked++)),
      { numRuns: 1500 },
    );
    assert.ok(walked > 400, `${walked} walked`);
  });

  test('and broken', () => {
    fc.assert(
      fc.property(mutatedLine, (line) => void walks(line)),
      { numRuns: 1500 },
    );
  });

  test('with an escape, a quote or another sign at every place of a block', () => {
    let walked = 0;
    for (const sign of ['\\\\', '\\"', '\\n', '\\u0041', '\\ud83d\\ude00', '\xc3\xa9', '\x7f', '\\\\\\\\'])
      for (let place = 0; place < 34; place++)
        for (const behind of [0, 1, 9, 14, 15, 16, 17])
          if (walks(text('x'.repeat(place) + sign + 'y'.repeat(behind)))) walked++;
    assert.equal(walked, 8 * 34 * 7);
    for (const sign of ['\\', '"', '\\x', '\\u', '\\u00', '\\u00g0', '\x00', '\x1f', '\n', '\\\\\\'])
      for (let place = 0; place < 34; place++)
        for (const behind of [0, 1, 15, 16]) {
          const line = text('x'.repeat(place) + sign + 'y'.repeat(behind));
          assert.ok(!walks(line), JSON.stringify(line));
        }
  });

  test('with numbers and words in every form', () => {
    const wholes = ['', '0', '7', '10', '00', '01', '-', 'x'];
    const numbers = ['', '-', '+'].flatMap((sign) =>
      wholes.flatMap((whole) =>
        ['', '.', '.0', '.50', '.x', '..1'].flatMap((part) =>
          ['', 'e', 'E5', 'e+', 'e-07', 'e5.', 'ee1', 'f'].map((power) => sign + whole + part + power),
        ),
      ),
    );
    const words = ['true', 'false', 'null', 'tru', 'fals', 'nul', 'True', 'truex', 'nullnull', 'undefined'];
    const walked = [...numbers, ...words].filter((scalar) => {
      const isValue = walks(`{"a":${scalar}}`);
      assert.equal(walks(`{"a":[${scalar},{"b":${scalar} }],"c":1}`), isValue, scalar);
      return isValue;
    });
    // With and without a sign: three whole numbers, three parts, three powers.
    assert.equal(walked.length, 2 * 3 * 3 * 3 + 3);
  });

  test('after a longer line that stands behind them', () => {
    const values = [
      '"text\\"\\u0041é\\\\"',
      '-12.5e+10',
      'true',
      'false',
      'null',
      '[1,[2,{"x":[]}]]',
      '{"y":"z"}',
    ];
    for (const value of values)
      for (const line of [
        `{"a":${value}}`,
        `{"a":${value},"b":${value}}`,
        `{"abc": "d" ,"a"\t:\r${value} } `,
      ])
        for (let length = 0; length < line.length; length++) {
          const whole = Buffer.from(line).toString('latin1');
          assert.ok(walks(whole), line);
          walks(whole.slice(0, length));
        }
  });

  test('nested as deep as may be, and deeper', () => {
    for (const [open, shut] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"b":', '}]'],
    ] as const)
      for (let depth = 20; depth < 140; depth++) {
        const levels = depth * (open.startsWith('[{') ? 2 : 1);
        const line = `{"a":${open.repeat(depth)}1${shut.repeat(depth)}}`;
        assert.equal(walks(line), levels <= 64, `${levels} levels`);
        walks(line.replace('1', '').replace(shut, `${shut},`));
        const crossed = shut === ']' ? '}' : ']';
        walks(`{"a":${open.repeat(depth)}1${crossed}${shut.repeat(depth - 1)}}`);
      }
  });

  test('with as many members as may be, and more', () => {
    for (let count = 90; count < 100; count++) {
      const members = Array.from({ length: count }, (_, at) => `"m${at}":"${at}"`);
      assert.equal(walks(`{${members.join()}}`), count <= 96, `${count} members`);
      assert.ok(!walks(`{${[...members.slice(0, 50), members[7]].join()}}`));
    }
  });

  test('as long as may be, and longer', () => {
    const most = 1 << 20;
    for (let more = -3; more < 4; more++) {
      const line = text('x'.repeat(most + more - text('').length));
      assert.equal(line.length, most + more);
      assert.equal(walks(line), more <= 0);
      assert.ok(!walks(`${line.slice(0, -2)} `));
      assert.ok(!walks(`${line.slice(0, -7)}\\u00`));
    }
    assert.ok(walks('{"a":1}'));
  });
});

describe('names', () => {
  test('are told apart, whichever followed another before', () => {
    const names = Array.from({ length: 66 }, (_, at) => ['a'.repeat(at + 1), `${'a'.repeat(at)}b`]).flat();
    for (let at = 0; at < 3000; at++) {
      const some = [at * 7, at * 11 + 3, at * at].map((place) => names[place % names.length] as string);
      const line = `{${some.map((name) => `"${name}":1`).join()}}`;
      const isUsual = new Set(some).size === 3 && some.every((name) => name.length <= 64);
      assert.equal(walks(line), isUsual, line);
    }
    for (const name of ['a"', 'a\\', 'aa\\', 'aa\\u0061', 'aa\n', 'aa']) {
      assert.ok(walks('{"x":1,"aaa":2}'));
      walks(`{"x":1,"${name}`);
      walks(`{"x":1,"${name}":2}`);
    }
  });

  test('that are refused are so the first time and every other', () => {
    const own = newScanner();
    for (let time = 0; time < 3; time++) {
      assert.ok(!sameWalk(own, `{"a":1,"${refused}":2,"b":3}`));
      assert.ok(!sameWalk(own, `{"${refused}":2}`));
      assert.ok(sameWalk(own, `{"a":1,"b":{"${refused}":2}}`));
    }
  });

  test('of the same members give the same hash', () => {
    const hashOf = (line: string) => {
      assert.ok(walks(line));
      return scanner.hash;
    };
    assert.equal(hashOf('{"a":1,"b":2}'), hashOf('{ "a" : [] , "b":"x"}'));
    assert.notEqual(hashOf('{"a":1,"b":2}'), hashOf('{"b":1,"a":2}'));
    assert.notEqual(hashOf('{"a":1,"b":2}'), hashOf('{"a":1}'));
  });

  test('beyond those that are remembered are left to whoever parses', () => {
    const own = newScanner();
    const read = (line: string) => own.walk(Buffer.from(line), 0, line.length);
    let known = 0;
    for (let at = 0; at < 6000; at++) if (read(`{"n${at}":1}`)) known++;
    assert.ok(known > 3900 && known <= 4096, `${known} known`);
    for (let at = 0; at < 100; at++) assert.ok(sameWalk(own, `{"n${at}":1,"n${at + 1}":[]}`));
    assert.ok(!read('{"n0":1,"n5999":2}'));
  });

  test('that share a place are told apart, as many as are looked through', () => {
    const own = newScanner();
    const alike: string[] = [];
    for (let at = 0; alike.length < 37; at++) if (placeOf(`n${at}`) === 77) alike.push(`n${at}`);
    // Such that another name begins with it.
    const longer = alike.slice(0, 3).map((name) => {
      let more = 0;
      while (placeOf(`${name}-${more}`) !== 77) more++;
      return `${name}-${more}`;
    });
    alike.unshift(...longer);
    const known = alike.filter((name) => own.walk(Buffer.from(`{"${name}":1}`), 0, name.length + 6));
    assert.ok(known.length >= 30 && known.length < 40, `${known.length} known`);
    for (const [at, name] of known.entries())
      assert.ok(sameWalk(own, `{"${name}":1,"${known[at - 1] ?? 'x'}":2}`));
  });
});

/** As the scanner places it: what makes names that share one. */
function placeOf(name: string): number {
  let hash = name.length;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 8192;
}
