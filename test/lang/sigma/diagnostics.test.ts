import { test } from 'node:test';
import { compileSigma } from '../../../src/lang/sigma/compile.ts';
import { readPipeline } from '../../../src/lang/sigma/read-pipeline.ts';
import { readPlaceholders } from '../../../src/lang/sigma/read-placeholders.ts';
import { assertGolden } from '../../support/golden.ts';
import { renderDiagnostics } from '../support/render-diagnostics.ts';
import { anyEvent, sigmaContext } from './support/sigma-context.ts';

const detections = [
  '{s: {F: a}}',
  '{s: {F: a}, condition: }',
  '{s: {F: a}, condition: []}',
  '{s: {F: a}, condition: [s, {a: b}]}',
  '{s: {F: a}, condition: t}',
  '{s: {F: a}, condition: s and}',
  '{s: {F: a}, condition: s or (s and s}',
  '{s: {F: a}, condition: s)}',
  '{s: {F: a}, condition: s AND s}',
  '{s: {F: a}, condition: s and NOT s}',
  '{s: {F: a}, condition: s*}',
  '{s: {F: a}, condition: 2 of s*}',
  '{s: {F: a}, condition: 1 of}',
  '{s: {F: a}, condition: all of x*}',
  '{s: {F: a}, condition: s and not 1 of x*}',
  '{s: {F: a}, condition: s | count() > 3}',
  '{s: {F: a}, condition: s & s}',
  '{s: {F: a}, t: {F: b}, condition: s}',
  '{s: {F: a}, timeframe: 5m, condition: s}',
  '{s: {}, condition: s}',
  '{s: [], condition: s}',
  '{s: {F: {a: b}}, condition: s}',
  '{s: {F: [[a]]}, condition: s}',
  '{s: [null], condition: s}',
  "{s: [''], condition: s}",
  '{s: {F|contain: a}, condition: s}',
  '{s: {F|not: a}, condition: s}',
  '{s: {F|: a}, condition: s}',
  '{s: {F|contains|contains: a}, condition: s}',
  '{s: {F|contains: null}, condition: s}',
  '{s: {F|contains|re: a}, condition: s}',
  '{s: {F|re: "(a"}, condition: s}',
  '{s: {F|re: "a(?=b)"}, condition: s}',
  '{s: {F|i: a}, condition: s}',
  '{s: {F|re|windash: a}, condition: s}',
  '{s: {F|all: a}, condition: s}',
  '{s: {F|cidr: 10.0.0.1/8}, condition: s}',
  '{s: {F|cidr: 10.0.0.*}, condition: s}',
  '{s: {F|startswith|cidr: 10.0.0.0/8}, condition: s}',
  '{s: {F|gt: much}, condition: s}',
  '{s: {F|gt|lt: 5}, condition: s}',
  '{s: {F|hour: 25}, condition: s}',
  '{s: {F|gt|hour: 5}, condition: s}',
  '{s: {F|cased: 5}, condition: s}',
  '{s: {F|exists: maybe}, condition: s}',
  "{s: {'|exists': true}, condition: s}",
  "{s: {'|fieldref': a}, condition: s}",
  '{s: {F|fieldref: a*}, condition: s}',
  '{s: {F|base64: a*b}, condition: s}',
  '{s: {F|base64offset: a}, condition: s}',
  '{s: {F|contains|base64offset: abcdef}, condition: s}',
  "{s: {F|windash: '-a-b -c -d -e -f -g -h -i'}, condition: s}",
  '{s: {F: a, F: b}, s: {G: c}, condition: s}',
  '{s: {F|contians: a, G|re: "[", H|cidr: x}, condition: s and t)}',
];

const rules = [
  'title: x\ndetection:\n  s: {F: a}\n  condition: s\nlogsource: {definition: x}\n',
  'title: x\nlogsource: [a]\ndetection: {s: {F: a}, condition: s}\n',
  'title: x\nlogsource: {category: test}\n',
  'title: x\nlogsource: {category: test}\ndetection: [a]\n',
  'title: "x\nlogsource: {category: test\n',
  'a: *b\n',
  'just text',
];

test('what is wrong with a rule is said in full', () => {
  const said = [...detections, ...rules].map((rule) => {
    const { lowered, diagnostics } = compileSigma(rule, sigmaContext([anyEvent]));
    return `>>> ${rule.replaceAll('\n', '\\n')}\n${lowered ? '' : 'refused\n'}${renderDiagnostics(diagnostics)}\n`;
  });
  assertGolden(said.join('\n'), new URL('goldens/diagnostics.txt', import.meta.url));
});

const pipelines = [
  '[a]',
  'product: x\nservice: {}\n',
  'fields:\n  A: {b: c}\n  B: "{x"\n  C: "a ?? b"\n  D: []\n  E: "[a]{b}"\n',
  "events: 'a: ('\ncategories:\n  a: [x]\n  b: {event: x}\n  c: {events: 'b: )'}\n",
];

test('what is wrong with a pipeline, and with values of placeholders', () => {
  const said = [
    ...pipelines.map((text) => [text, readPipeline(text, 'p.yaml').diagnostics] as const),
    ...['[a]', 'a: []\nb: {c: d}\n', 'a: b\na: c\n'].map(
      (text) => [text, readPlaceholders(text, 'v.yaml').diagnostics] as const,
    ),
  ].map(([text, diagnostics]) => `>>> ${text.replaceAll('\n', '\\n')}\n${renderDiagnostics(diagnostics)}\n`);
  assertGolden(said.join('\n'), new URL('goldens/files.txt', import.meta.url));
});
