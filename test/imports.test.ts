import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../scripts/root.js';
import { breaches, findCircle } from './house/import-rules.ts';
import { readSources, resolveImport, sourceFile } from './house/source-imports.ts';

const LONG = 300;
/** Files over the length that a reader holds in mind, each with the reason why it is one idea. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'src/event/field-types/ecs-table.ts': 'generated',
};

const sources = readSources(root);
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

describe('imports of src', () => {
  test('there is something to read', () => assert.ok(sources.length > 0));

  test('every room keeps to its place', () => {
    assert.deepEqual(
      sources.flatMap((file) => breaches(file, Object.keys(dependencies))),
      [],
    );
  });

  test('every import of our own code finds its file', () => {
    const missing = sources.flatMap((file) =>
      file.imports
        .map(({ specifier }) => resolveImport(file.path, specifier))
        .filter((target) => target !== undefined && !existsSync(join(root, target)))
        .map((target) => `${file.path} → ${target}`),
    );
    assert.deepEqual(missing, []);
  });

  test('no circle', () => assert.equal(findCircle(sources)?.join(' → '), undefined));

  test(`a file over ${LONG} lines gives its reason`, () => {
    const long = sources.filter((file) => file.lines > LONG).map((file) => file.path);
    assert.deepEqual(long, Object.keys(LONG_FILES).sort());
  });
});

describe('the rules themselves', () => {
  const check = (path: string, text: string) => breaches(sourceFile(path, text), ['yaml', '@scope/tool']);
  const allowed: [string, string][] = [
    ['src/exec/op/head.ts', `import type { Plan } from '../../plan/plan.ts';`],
    ['src/exec/op/head.ts', `import { hash } from 'node:crypto';`],
    ['src/ingest/sources/file.ts', `import { open } from 'node:fs/promises';`],
    ['src/ingest/decode/gzip.ts', `import { gunzipSync } from 'node:zlib';`],
    ['src/rules/read.ts', `import { parse } from 'yaml';\nimport tool from '@scope/tool/deep';`],
    ['src/event/address.ts', `import { isIP, isIPv6 } from 'node:net';`],
    ['src/simulate/run.ts', `export * from '../event/event.ts';`],
    ['src/cli/main.ts', `const library = await import('../index.ts');`],
    ['src/index.ts', `export {\n  evaluate,\n} from './engine/evaluate.ts';`],
    ['src/event/id.ts', `// import { a } from 'nowhere';\n/**\n * import 'nowhere';\n */`],
  ];
  for (const [path, text] of allowed) {
    test(`${path} may say ${text}`, () => assert.deepEqual(check(path, text), []));
  }

  const refused: [string, string, RegExp][] = [
    ['src/event/id.ts', `import { x } from '../plan/plan.ts';`, /rooms before it/],
    ['src/event/id.ts', `import '../store/open.ts';`, /rooms before it/],
    ['src/simulate/run.ts', `import { x } from '../attribution/pair.ts';`, /event and diagnostics alone/],
    ['src/cli/main.ts', `import { x } from '../server/server.ts';`, /nothing imports server/],
    ['src/index.ts', `export { x } from './cli/main.ts';`, /nothing imports cli/],
    ['src/engine/a.ts', `import { x } from '../index.ts';`, /users of the library/],
    ['src/engine/a.ts', `import { x } from './b.js';`, /ends in .ts/],
    ['src/engine/a.ts', `import { x } from '../../test/b.ts';`, /outside it/],
    ['src/engine/a.ts', `import {\n  readFileSync,\n} from 'node:fs';`, /touch the outside/],
    ['src/ingest/decode/a.ts', `const fs = await import('node:fs/promises');`, /touch the outside/],
    ['src/event/address.ts', `import { connect, isIP } from 'node:net';`, /touch the outside/],
    ['src/event/address.ts', `import net from 'node:net';`, /touch the outside/],
    ['src/simulate/a.ts', `import { hostname } from 'node:os';`, /touch the outside/],
    ['src/engine/a.ts', `import { gunzip } from 'node:zlib';`, /only ingest/],
    ['src/engine/a.ts', `import { join } from 'path';`, /node:path/],
    ['src/engine/a.ts', `import fc from 'fast-check';`, /package\.json/],
    ['src/misc/a.ts', '', /no room/],
    ['src/engine/a.ts', `import { x } from '../misc/a.ts';`, /no room/],
  ];
  for (const [path, text, why] of refused) {
    test(`${path} may not say ${text}`, () => assert.match(check(path, text).join('\n'), why));
  }

  test('a circle is found and shown', () => {
    const files = [
      sourceFile('src/plan/a.ts', `import type { B } from './b.ts';`),
      sourceFile('src/plan/b.ts', `import { c } from './c.ts';`),
      sourceFile('src/plan/c.ts', `import { b } from './b.ts';`),
    ];
    assert.deepEqual(findCircle(files), ['src/plan/b.ts', 'src/plan/c.ts', 'src/plan/b.ts']);
    assert.equal(findCircle(files.slice(1, 2)), undefined);
  });
});
