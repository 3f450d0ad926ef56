import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ecsVersion } from '../../src/event/field-types/ecs-table.ts';
import { familyOf } from '../../src/event/field-types/field-type.ts';
import { createFieldTypes } from '../../src/event/field-types/field-types.ts';
import { knownLayers } from '../../src/event/field-types/known-layers.ts';
import { readMapping } from '../../src/event/field-types/read-mapping.ts';
import { noData, sharedFile } from '../lang/support/shared-data.ts';

const types = createFieldTypes();
const brief = (path: string, of = types) => {
  const { name, family, path: place, caseless, nested } = of.typeOf(path);
  return [
    name,
    family,
    place,
    ...(caseless ? ['caseless'] : []),
    ...(nested === undefined ? [] : [`in ${nested}`]),
  ].join(' ');
};

describe('types of fields without a mapping', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['process.name', 'keyword keyword process.name'],
    ['process.name.caseless', 'keyword keyword process.name caseless'],
    ['process.command_line', 'wildcard keyword process.command_line'],
    ['process.command_line.text', 'match_only_text text process.command_line'],
    ['process.command_line.caseless', 'keyword keyword process.command_line caseless'],
    ['process.executable.keyword', 'keyword keyword process.executable'],
    ['event.code.text', 'text text event.code'],
    ['message', 'match_only_text text message'],
    ['powershell.file.script_block_text', 'text text powershell.file.script_block_text'],
    ['source.ip', 'ip ip source.ip'],
    ['@timestamp', 'date date @timestamp'],
    ['process.pid', 'long number process.pid'],
    ['process.interactive', 'boolean boolean process.interactive'],
    ['source.geo.location', 'geo_point opaque source.geo.location'],
    ['data_stream.dataset', 'constant_keyword keyword data_stream.dataset'],
    ['process', 'object object process'],
    ['labels', 'object object labels'],
    ['labels.env', 'unknown dynamic labels.env'],
    ['threat.enrichments', 'nested nested threat.enrichments'],
    ['threat.enrichments.indicator.ip', 'ip ip threat.enrichments.indicator.ip in threat.enrichments'],
    ['azure.activitylogs.properties', 'flattened flattened azure.activitylogs.properties'],
    ['azure.activitylogs.properties.a.b', 'flattened_key keyword azure.activitylogs.properties.a.b'],
    ['azure.activitylogs.operation_name', 'keyword keyword azure.activitylogs.operation_name'],
    ['throughline.operation.start', 'date date throughline.operation.start'],
    [
      'throughline.execution.processes.pid',
      'long number throughline.execution.processes.pid in throughline.execution.processes',
    ],
    ['throughline.execution.script.text', 'text text throughline.execution.script.text'],
    ['winlog.event_data.Anything', 'unknown dynamic winlog.event_data.Anything'],
    ['no.such.caseless', 'keyword keyword no.such caseless'],
    ['no.such.keyword', 'keyword keyword no.such'],
    ['no.such.text', 'unknown dynamic no.such.text'],
    ['_id', 'keyword keyword _id'],
    ['constructor', 'unknown dynamic constructor'],
    ['', 'unknown dynamic '],
  ];
  for (const [path, expected] of cases) test(path || 'no name', () => assert.equal(brief(path), expected));

  test('scripts are searched by either analyser', () => {
    assert.deepEqual(types.typeOf('powershell.file.script_block_text').analysers, ['standard', 'powershell']);
    assert.deepEqual(types.typeOf('message').analysers, ['standard']);
  });

  test('known paths are listed in order', () => {
    const found = types.expand((path) => path.startsWith('source.') && path.endsWith('ip'));
    assert.deepEqual(found, ['source.ip', 'source.nat.ip']);
  });

  test('every type of the tables is a type of Elasticsearch', () => {
    const entries = knownLayers().flatMap((layer) => [...layer.values()]);
    const named = entries.filter(({ name, of }) => name !== 'alias' || of === undefined);
    const names = new Set(named.map(({ name }) => name));
    assert.deepEqual(
      [...names].filter((name) => familyOf(name) === undefined),
      [],
    );
  });
});

const list = sharedFile('corpora/ecs-fields.csv');
test('the table of ECS holds every field of the list', { skip: list ? false : noData }, () => {
  const lines = readFileSync(list as string, 'utf8').matchAll(
    /^([\w.-]+),(?:true|false),[\w-]+,([\w.@-]+),(\w+),/gm,
  );
  let count = 0;
  for (const [, version, path = '', type] of lines) {
    assert.equal(version, ecsVersion);
    if (path !== 'event.ingested') assert.equal(types.typeOf(path).name, type, path);
    count++;
  }
  assert.ok(count > 2_500, `${count} fields`);
});

describe('a mapping', () => {
  test('of plain names and types overrides what is known', () => {
    const { layer, diagnostics } = readMapping(
      { message: 'keyword', my: { ip: 'ip' }, 'my.list': 'nested' },
      'm',
    );
    const own = createFieldTypes(layer);
    assert.deepEqual(diagnostics, []);
    assert.equal(brief('message', own), 'keyword keyword message');
    assert.equal(brief('my.ip', own), 'ip ip my.ip');
    assert.equal(brief('my.list.x', own), 'unknown dynamic my.list.x in my.list');
    assert.equal(brief('process.pid', own), 'long number process.pid');
  });

  const properties = {
    user: {
      properties: {
        name: { type: 'keyword', normalizer: 'lowercase', fields: { words: { type: 'text' } } },
        login: { type: 'alias', path: 'user.name' },
        login2: { type: 'alias', path: 'user.login' },
        loop: { type: 'alias', path: 'user.loop' },
      },
    },
    script: { type: 'text', analyzer: 'my_powershell_analyzer' },
    deltas: { type: 'nested', properties: { role: { type: 'keyword' } } },
  };
  for (const [name, value] of [
    ['properties', { properties }],
    ['mappings', { mappings: { properties } }],
    [
      'an index by name',
      { 'logs-1': { mappings: { properties } }, 'logs-2': { mappings: { properties: {} } } },
    ],
  ] as const) {
    test(`of Elasticsearch, as ${name}`, () => {
      const { layer, diagnostics } = readMapping(value, 'm');
      const own = createFieldTypes(layer, []);
      assert.deepEqual(diagnostics, []);
      assert.equal(brief('user', own), 'object object user');
      assert.equal(brief('user.name', own), 'keyword keyword user.name caseless');
      assert.equal(brief('user.name.words', own), 'text text user.name');
      assert.equal(brief('user.login2', own), 'keyword keyword user.name caseless');
      assert.equal(own.typeOf('user.loop').name, 'alias');
      assert.deepEqual(own.typeOf('script').analysers, ['powershell']);
      assert.equal(brief('deltas.role', own), 'keyword keyword deltas.role in deltas');
    });
  }

  test('that is wrong is said to be', () => {
    assert.equal(readMapping([], 'm').diagnostics[0]?.code, 'mapping-invalid');
    assert.match(readMapping({ a: 'strange' }, 'm').diagnostics[0]?.message ?? '', /strange is no type/);
    assert.match(readMapping({ a: 1 }, 'm').diagnostics[0]?.message ?? '', /type of a is no text/);
    assert.match(
      readMapping({ properties: { a: 'keyword' } }, 'm').diagnostics[0]?.message ?? '',
      /mapping of a/,
    );
  });
});
