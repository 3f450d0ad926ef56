import { test } from 'node:test';
import { createFieldTypes } from '../../../src/event/field-types/field-types.ts';
import { readMapping } from '../../../src/event/field-types/read-mapping.ts';
import { compileKql } from '../../../src/lang/kql/compile.ts';
import { PredPool } from '../../../src/plan/pred-pool.ts';
import { assertGolden } from '../../support/golden.ts';
import { renderDiagnostics } from '../support/render-diagnostics.ts';

const queries = [
  'a: 1 and',
  'a: 1 and ',
  'and a: 1',
  '(a: 1 or (b: 2)',
  'a: 1) and b: 2',
  'a: 1 b: 2',
  'a: x:y',
  'a: not b',
  'a: (b or)',
  'a: ()',
  'a: b "c"',
  'a: "b" c',
  '"a" and(b: 1)',
  '"a"and b: 1',
  '(a: 1)or b: 1',
  'a b not c',
  'a: "never closed',
  'path: C:\\dir',
  'path: C\\dir',
  'a > and b: 1',
  'a >= ',
  'n { a: 1 }',
  'n: { a: 1',
  'a: (b or c:d) and e: ) or f: "',
  'a: 1\n  and b: c:d\n  and e:\n',
  'not(a: 1)',
  'destination.port: http',
  'destination.port: 44*',
  'destination.port > high',
  'source.ip: 10.*',
  'source.ip: localhost',
  'source.ip > 10.0.0.0/8',
  'process.interactive: yes',
  'process.interactive > false',
  '@timestamp: yesterday',
  '@timestamp >= now-1x',
  'user.name: null',
  'user.name > a*',
  'source.geo.location: x',
  'process: cmd.exe',
  'process: { name: x }',
  'pro*: { name: x }',
  'courses.name: x',
  'a: x?y',
  'a: "x*"',
  'event.code: 10.0.0.0/8',
  'process.command_line: *a b*',
  'message: *a-b*',
  'message: "..."',
  'message: -*',
];

test('what is wrong with a query is said in full', () => {
  const types = createFieldTypes(
    readMapping({ courses: 'nested', 'courses.name': 'keyword' }, 'mapping').layer,
  );
  const said = queries.map((query) => {
    const { lowered, diagnostics } = compileKql(query, { pool: new PredPool(), types, now: 0 });
    return `>>> ${query.replaceAll('\n', '\\n')}\n${lowered ? '' : 'refused\n'}${renderDiagnostics(diagnostics)}\n`;
  });
  assertGolden(said.join('\n'), new URL('goldens/diagnostics.txt', import.meta.url));
});
