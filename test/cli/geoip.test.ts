import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { makeFolder, writeLogs } from '../support/log-folder.ts';
import { makeMmdb } from '../support/make-mmdb.ts';
import { runCli } from '../support/run-cli.ts';

/* Synthetic logs and files. */

const folder = makeFolder(after);
writeLogs(folder);
const network = '203.0.113.0/24';
writeFileSync(
  join(folder, 'asn.mmdb'),
  makeMmdb([
    { network, value: { autonomous_system_number: 64500, autonomous_system_organization: 'Contoso' } },
  ]),
);
writeFileSync(
  join(folder, 'country.mmdb.gz'),
  gzipSync(makeMmdb([{ network, value: { country: { iso_code: 'NL', names: { en: 'The Netherlands' } } } }])),
);
writeFileSync(join(folder, 'wrong.mmdb'), 'no such file');
const given = ['--geoip', 'asn.mmdb', '--geoip', 'country.mmdb.gz'];

interface Shown {
  readonly source?: { readonly ip?: string; readonly as?: unknown; readonly geo?: unknown };
}

test('scan: a caller gets network and country where the record has none', async () => {
  const args = ['scan', 'activity.ndjson', 'guest.ndjson', '--no-rules', '-f', 'json', ...given];
  const { code, stdout } = await runCli(args, { cwd: folder });
  assert.equal(code, 0);
  const { attributions } = JSON.parse(stdout) as { attributions: Shown[] };
  const sources = attributions.flatMap(({ source }) =>
    source?.ip?.startsWith('203.0.113.') ? [source] : [],
  );
  assert.ok(sources.length > 0);
  for (const { as, geo } of sources) {
    assert.deepEqual(as, { number: 64500, organization: { name: 'Contoso' } });
    assert.deepEqual(geo, { country_iso_code: 'NL', country_name: 'The Netherlands' });
  }
});

test('query: a network can be asked for', async () => {
  const { code, stdout } = await runCli(['query', 'source.as.number: 64500', 'activity.ndjson', ...given], {
    cwd: folder,
  });
  assert.equal(code, 0);
  assert.ok(stdout.includes('"number":64500'));
});

test('a file of another kind, or none at all, is told before anything is read', async () => {
  for (const [file, told] of [
    ['wrong.mmdb', /wrong\.mmdb is no file in MaxMind's format/],
    ['nowhere.mmdb', /nowhere\.mmdb/],
  ] as const) {
    const { code, stdout, stderr } = await runCli(['scan', '.', '--no-rules', '--geoip', file], {
      cwd: folder,
    });
    assert.equal(code, 3);
    assert.equal(stdout, '');
    assert.match(stderr, told);
  }
});
