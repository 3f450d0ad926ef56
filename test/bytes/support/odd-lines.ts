import fc from 'fast-check';

/* Lines that are one JSON object, or nearly, in every way in which one can be written. Letters are bytes. */

const few = <T>(...values: T[]) => fc.constantFrom(...values);
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const blank = fc.oneof({ weight: 5, arbitrary: few('') }, few(' ', '\t', '\r', '  \t \r', ' '.repeat(17)));

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: few('a', 'ab', 'abcdefghijklm', 'abcdefghijklmn', 'abcdefghijklmno', 'x'.repeat(16)),
  },
  { weight: 4, arbitrary: few('\\\\', '\\"', '\\/', '\\b', '\\f', '\\n', '\\r', '\\t') },
  { weight: 2, arbitrary: few('\\u0041', '\\u00e9', '\\ud83d\\ude00', '\\uD800', '\\uabCF') },
  { weight: 2, arbitrary: few(...['é', '語', '😀', '\u2028', '\ufeff', '\x7f'].map(utf8), '\xff', '\xc3') },
  { weight: 2, arbitrary: few('{', '}', '[', ']', ',', ':', ' ', "'", '/') },
);
const wrongPiece = few(
  '"',
  '\\',
  '\\x',
  '\\u',
  '\\u12',
  '\\u00g0',
  '\\U0041',
  '\x00',
  '\x1f',
  '\t',
  '\r',
  '\n',
);

/** Nearly all are right, so that what comes behind is reached. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 60, arbitrary: right }, wrong);

const text = fc.array(mostly(piece, wrongPiece), { maxLength: 8 }).map((pieces) => `"${pieces.join('')}"`);

const scalar = mostly(
  fc.oneof(
    { weight: 3, arbitrary: text },
    few('0', '-0', '7', '-12', '1234567890123456789', '0.5', '-1.25', '1e5', '2E+10', '3.5e-7', '1e400'),
    few('true', 'false', 'null'),
  ),
  few(
    '01',
    '1.',
    '.5',
    '1e',
    '1e+',
    '-',
    '+1',
    '-a',
    '0x1',
    '1.e1',
    'tru',
    'falsey',
    'nul',
    'True',
    'NaN',
    '',
  ),
);

const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, depthIdentifier: 'value' }, scalar, tie('list'), tie('object')),
  list: fc
    .tuple(fc.array(tie('value'), { maxLength: 3 }), blank, mostly(few(''), few(',', ',,')))
    .map(([items, gap, end]) => `[${gap}${items.join(`${gap},${gap}`)}${end}${gap}]`),
  object: fc
    .tuple(fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }), blank, mostly(few(''), few(',')))
    .map(([pairs, gap, end]) => {
      const members = pairs.map(([name, inner]) => `${name}${gap}:${gap}${inner}`);
      return `{${gap}${members.join(`${gap},${gap}`)}${end}${gap}}`;
    }),
}));

const deep = fc
  .tuple(fc.integer({ min: 60, max: 68 }), fc.boolean())
  .map(([depth, isList]) =>
    isList ? `${'['.repeat(depth)}${']'.repeat(depth)}` : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  );

/** Of no more than the scanner remembers; some are the begin of others. */
const name = fc.oneof(
  { weight: 12, arbitrary: few('a', 'b', 'ab', 'Channel', 'Chan', 'EventID', 'no such name', "'", '{}') },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 66 }), few('', 'z')).map(([n, end]) => 'a'.repeat(n) + end),
  },
  few('', '7', 'refused', 'a\\u0062', 'a\\\\', 'a\\"', utf8('é'), 'a\x7f', 'a\tb', 'a\nb'),
);

const member = fc
  .tuple(name, blank, fc.oneof({ weight: 20, arbitrary: value }, deep), blank)
  .map(([own, before, inner, behind]) => `"${own}"${before}:${behind}${inner}`);

const manyMembers = fc
  .integer({ min: 94, max: 98 })
  .map((count) => Array.from({ length: count }, (_, at) => `"n${at}":${at}`));

const begin = mostly(few('{'), few(' {', '', '[', '{,', '\ufeff{'));
const end = mostly(
  fc.oneof({ weight: 4, arbitrary: few('}') }, few('}\r', '} \t', '}\x1e')),
  few('', ',}', '}}', '} x', '},', '}\0', '}{"a":1}', '}\x0b', '}\n'),
);

/** Each as latin1. */
export const oddLine: fc.Arbitrary<string> = fc
  .tuple(
    begin,
    blank,
    fc.oneof({ weight: 15, arbitrary: fc.array(member, { maxLength: 6 }) }, manyMembers),
    blank,
    end,
  )
  .map(([first, gap, members, last, behind]) => {
    return `${first}${gap}${members.join(`${last},${gap}`)}${last}${behind}`;
  });

/** A line with one byte changed, taken away or put in, or cut short. */
export const mutatedLine: fc.Arbitrary<string> = fc
  .tuple(
    oddLine,
    fc.nat(),
    fc.oneof(fc.nat(255), few(0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0x75, 0x30, 0x2e, 0x65)),
    few('change', 'insert', 'remove', 'cut'),
  )
  .map(([line, place, byte, how]) => {
    const at = line.length === 0 ? 0 : place % line.length;
    const sign = String.fromCharCode(byte);
    if (how === 'cut') return line.slice(0, at);
    if (how === 'insert') return line.slice(0, at) + sign + line.slice(at);
    return line.slice(0, at) + (how === 'change' ? sign : '') + line.slice(at + 1);
  });
