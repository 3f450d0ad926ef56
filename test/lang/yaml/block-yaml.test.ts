import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isReadFast } from './support/read-both.ts';

const rule = `title: It's a rule   # with a comment
id: 00000429-1e5
status:
meta: {kind: a b, of: {c: [d, e]}}
tags:
- attack.t1059
- 'it''s'
# on its own
- "a\\tb: c"
description: |-
    First line

      further in
    last
detection:
    # before a map
    selection:
        CommandLine|contains|all:
            - -enc
            - \\\\share: no
        Image|endswith: '\\cmd.exe'
        EventID: 0x10
        Ports: [ 80,443 ,'8''0', "a\\tb", [], http://x ]  # in brackets
    filter:
        - Image: a
          ParentImage:
              - b
        - keyword
    condition: >-
        selection
        and not filter
falsepositives:
  folded over
   two lines

level: high
`;

test('rules are read fast, whatever ends their lines and files', () => {
  const whole = rule.replace('\\\\share: no', '\\\\share:no');
  for (const text of [whole, whole.trimEnd(), `---\n${whole}`, `${whole}---\n${whole}`]) {
    assert.ok(isReadFast(text));
    assert.ok(isReadFast(text.replaceAll('\n', '\r\n')));
  }
});

const leftToTheFullReader: Readonly<Record<string, string>> = {
  'a map in one line': 'a: b: c\n',
  'a key twice': 'a: 1\nb: 2\na: 3\n',
  'a scalar behind a comment': 'a:\n#b\n   c\n\nd: e\n',
  'an anchor': 'a: &x b\n',
  'an alias': 'a: *x\n',
  'a tag': 'a: !x b\n',
  'a list in brackets over two lines': 'a: [b,\n  c]\n',
  'a list in brackets with nothing behind a comma': 'a: [b, ]\n',
  'a list in brackets with a map without brackets': 'a: [b: c]\n',
  'a map in brackets with a key twice': 'a: {b: c, b: d}\n',
  'a map in brackets with a key alone': 'a: {b}\n',
  'brackets that do not match': 'a: [b}\n',
  'more behind a bracket': 'a: [b] c\n',
  'a tab': 'a:\n\t- b\n',
  'a directive': '%YAML 1.2\n---\na: b\n',
  'a byte order mark': '\ufeffa: b\n',
  'a deeper key': 'a: 1\n  b: 2\n',
  'a key further out': 'a:\n    b: 1\n  c: 2\n',
  'a quote that does not close': "a: 'b\n",
  'more behind a quote': "a: 'b' c\n",
  'a line that a backslash joins to the next': 'a:\n  b: "c\\\nd"\n',
  'a bad escape': 'a: "\\q"\n',
  'a block with its own indentation': 'a: |2\n   b\n',
  'nothing at all': '',
  'a scalar alone': 'a\n',
  'a list in a list': '- - a\n',
  'a comment that moves the end of a map': 'a:\n  b: c\n    # d\ne: f\n',
  'a key beyond 1,024 characters': `${'k'.repeat(1100)}: a\n`,
  'depth without end': Array.from({ length: 80 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
};

for (const [name, text] of Object.entries(leftToTheFullReader)) {
  test(`the full reader is to read ${name}`, () => assert.equal(isReadFast(text), false));
}

const pieces = [
  ...[
    'a',
    'key',
    'é',
    '~',
    '1',
    '-',
    '--',
    '---',
    '...',
    ':',
    ': ',
    '#',
    ' # c',
    '*',
    '&a',
    '!t',
    '?',
    '? ',
    ',',
    '%',
    '@',
  ],
  ...[
    "'",
    '"',
    "''",
    "'x y'",
    '"x"',
    '"\\n"',
    '\\',
    '[',
    ']',
    '{',
    '}',
    '|',
    '|-',
    '>',
    '>-',
    '>+',
    '|2',
    ' ',
    '   ',
    '\t',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n    - ',
    '- ',
    '\n---\n',
    '\n# c\n',
    '\n  # c\n',
  ],
  ...[
    'a: b',
    'k: v\n',
    'l:\n- a\n- b\n',
    'm:\n  n: o\n',
    'x: |\n  t\n',
    '\u2028',
    '\x85',
    '\xa0',
    '\x18',
    '\ufeff',
  ],
];

test('of whatever pieces a text is made, what is read fast is what the full reader reads', () => {
  let fast = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      if (isReadFast(parts.join(''))) fast++;
    }),
    { numRuns: 4_000 },
  );
  assert.ok(fast > 50, `${fast} were read fast`);
});

test('a rule with anything put into it, or taken away, is read fast as the full reader reads it', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: rule.length }),
      fc.nat({ max: 8 }),
      fc.constantFrom('', ...pieces),
      (at, gone, piece) => {
        isReadFast(rule.slice(0, at) + piece + rule.slice(at + gone));
      },
    ),
    { numRuns: 2_000 },
  );
});

const anyText = fc.constantFrom(
  'v',
  'a b',
  "'q'",
  '"d"',
  '',
  '-x',
  '1',
  'x # c',
  "'y' # c",
  '~',
  '[]',
  '[a, "b"]',
  '{a: b}  # c',
);
const anyComment = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.nat({ max: 8 }).map((at) => `${' '.repeat(at)}# c\n`),
  fc.constant('\n'),
);

/** Well-indented YAML, with comments at any column. */
const { block } = fc.letrec<{ block: (indent: number) => string }>((tie) => {
  const value = fc.oneof(
    { depthSize: 'small' },
    anyText.map((text) => () => ` ${text}\n`),
    fc.constantFrom('|', '>-').map((header) => (indent: number) => ` ${header}\n${lines(indent + 2)}`),
    fc.constant((indent: number) => ` p\n${lines(indent + 3)}`),
    fc.tuple(fc.constantFrom(2, 4), tie('block')).map(
      ([step, inner]) =>
        (indent: number) =>
          `\n${inner(indent + step)}`,
    ),
  );
  const entries = fc.array(fc.tuple(anyComment, value), { minLength: 1, maxLength: 4 });
  const map = entries.map(
    (all) => (indent: number) =>
      all.map(([comment, of], at) => `${comment}${' '.repeat(indent)}k${at}:${of(indent)}`).join(''),
  );
  const list = fc
    .array(
      fc.tuple(
        anyComment,
        anyText.filter((text) => text !== ''),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map(
      (all) => (indent: number) =>
        all
          .map(([comment, text, isMap]) => {
            const start = `${comment}${' '.repeat(indent)}- `;
            return isMap ? `${start}m: ${text}\n${' '.repeat(indent)}  n: ${text}\n` : `${start}${text}\n`;
          })
          .join(''),
    );
  return { block: fc.oneof(map, list) };
});

function lines(indent: number): string {
  return `${' '.repeat(indent)}x y\n\n${' '.repeat(indent)}z\n`;
}

test('well-indented YAML is read fast, but where comments move the ends of things', () => {
  let fast = 0;
  let all = 0;
  fc.assert(
    fc.property(block, (write) => {
      all++;
      if (isReadFast(write(0))) fast++;
    }),
    { numRuns: 1_500 },
  );
  assert.ok(fast > all / 2, `${fast} of ${all}`);
});
