import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { sarif } from '../../../src/output/rules/sarif.ts';

/** SARIF 2.1.0, sections 3.13 to 3.30: what the standard demands of the objects that are written, and that it knows no others. */
const text = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string' } },
  additionalProperties: false,
};
const least = { type: 'integer', minimum: 1 };
const object = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const result = object(
  {
    ruleId: { type: 'string' },
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message: text,
    locations: {
      ...list(
        object({
          physicalLocation: object(
            {
              artifactLocation: object(
                { uri: { type: 'string', minLength: 1, pattern: '^[^\\s\\\\:]+$|^file:///\\S*$' } },
                ['uri'],
              ),
              region: object({ startLine: least, startColumn: least }),
            },
            ['artifactLocation'],
          ),
        }),
      ),
      minItems: 1,
    },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  },
  ['message'],
);
const driver = object(
  {
    name: { type: 'string' },
    version: { type: 'string' },
    rules: { ...list(object({ id: { type: 'string' }, shortDescription: text }, ['id'])), uniqueItems: true },
  },
  ['name'],
);
const schema = object(
  {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: list(object({ tool: object({ driver }, ['driver']), results: list(result) }, ['tool'])),
  },
  ['version', 'runs'],
);

interface Result {
  readonly level: string;
  readonly locations?: readonly { physicalLocation: { artifactLocation: { uri: string } } }[];
}

const files = ['rules/a b#1.toml', 'C:\\rules\\x.toml', '/srv/rules/ü.toml', 'x:y.toml', 'a?b%.toml'];

test('what is wrong with rules, as SARIF 2.1.0', () => {
  const diagnostics: Diagnostic[] = [
    ...files.map(
      (file, at): Diagnostic => ({
        code: 'kql-syntax',
        severity: at === 0 ? 'error' : 'warning',
        message: `fault ${at}`,
        location: at === 1 ? { file } : { file, line: 3, column: 2 },
      }),
    ),
    { code: 'rule-none', severity: 'info', message: 'nowhere' },
  ];
  const log = sarif({ rules: [], diagnostics }, '1.0.0');
  const validate = new Ajv({ allErrors: true }).compile(schema);
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
  const { runs } = log as unknown as { runs: { results: Result[] }[] };
  const results = runs[0]?.results ?? [];
  assert.deepEqual(
    results.map(({ level }) => level),
    ['error', 'warning', 'warning', 'warning', 'warning', 'note'],
  );
  assert.deepEqual(
    results.map(({ locations }) => locations?.[0]?.physicalLocation.artifactLocation.uri),
    [
      'rules/a%20b%231.toml',
      'file:///C:/rules/x.toml',
      'file:///srv/rules/%C3%BC.toml',
      'x%3Ay.toml',
      'a%3Fb%25.toml',
      undefined,
    ],
  );
});
