import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclaredCoverage } from '../../../src/attribution/model/coverage.ts';
import { parseCovered } from '../../../src/cli/parse-covered.ts';
import { UserError } from '../../../src/diagnostics/user-error.ts';
import { formatInstant } from '../../../src/event/instant.ts';

const subscription = 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e';

const right: [
  text: string,
  plane: DeclaredCoverage['plane'],
  subject: string | undefined,
  from: string,
  to: string,
][] = [
  [
    'cloud:2026-03-01..2026-03-07',
    'cloud',
    undefined,
    '2026-03-01T00:00:00.000Z',
    '2026-03-07T23:59:59.999Z',
  ],
  [
    'cloud:2026-03-01..2026-03-01',
    'cloud',
    undefined,
    '2026-03-01T00:00:00.000Z',
    '2026-03-01T23:59:59.999Z',
  ],
  [
    `Cloud/${subscription.toUpperCase()}:2026-03-01 .. 2026-03-02T12:00Z`,
    'cloud',
    subscription,
    '2026-03-01T00:00:00.000Z',
    '2026-03-02T12:00:00.000Z',
  ],
  [
    'guest/WEB-01.contoso.com:2026-03-03T06:00:00.5+02:00..2026-03-03 18:00',
    'guest',
    'web-01.contoso.com',
    '2026-03-03T04:00:00.500Z',
    '2026-03-03T18:00:00.000Z',
  ],
];

for (const [text, plane, subject, from, to] of right) {
  test(`${text} is read`, () => {
    const covered = parseCovered(text);
    assert.deepEqual(
      [covered.plane, covered.subject, formatInstant(covered.from), formatInstant(covered.to)],
      [plane, subject, from, to],
    );
  });
}

const wrong: [text: string, problem: RegExp, cure: RegExp][] = [
  ['cloud', /no colon/, /Write it as/],
  ['clod:2026-03-01..2026-03-07', /clod is no plane/, /Did you mean cloud\?/],
  [':2026-03-01..2026-03-07', /nothing is no plane/, /Say cloud or guest/],
  ['guest/:2026-03-01..2026-03-07', /behind the slash/, /leave the slash out/],
  ['cloud/prod:2026-03-01..2026-03-07', /prod is no subscription id/, /GUID/],
  ['cloud:2026-03-01', /not two with \.\. between/, /Write it as/],
  ['cloud:2026-03-01..2026-03-02..2026-03-03', /not two with \.\. between/, /Write it as/],
  ['cloud:2026-02-30..2026-03-07', /"2026-02-30" is no date or time/, /Write it as/],
  ['cloud:2026-03-01..', /"" is no date or time/, /Write it as/],
  ['cloud:2026-03-07..2026-03-01', /ends before it begins/, /earlier time first/],
];

for (const [text, problem, cure] of wrong) {
  test(`${text} is refused`, () => {
    assert.throws(
      () => parseCovered(text),
      (error) => error instanceof UserError && problem.test(error.message) && cure.test(error.cure),
    );
  });
}
