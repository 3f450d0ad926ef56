import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { simulate } from '../../src/simulate/simulate.ts';
import { bundled, parsed, scenarioNames, small } from './scenarios.ts';

const text = (name: string, seed: number) => {
  const { files, truth } = simulate(bundled(name), seed);
  return JSON.stringify([files, truth]);
};

describe('simulate', () => {
  test('the same scenario and seed give the same bytes, another seed others', () => {
    assert.equal(text('gaps', 3), text('gaps', 3));
    assert.notEqual(text('gaps', 3), text('gaps', 4));
  });

  for (const name of scenarioNames) {
    test(`${name}: every record is JSON, every entry says that it is synthetic`, () => {
      const { files, truth } = simulate(bundled(name), 1);
      assert.ok(truth.every((entry) => entry.synthetic && entry.scenario === name && entry.seed === 1));
      const [label, ...logs] = files;
      assert.match(label?.chunks.join('') ?? '', /Synthetic/);
      assert.equal(label?.path, `${name}.README.md`);
      for (const { path, chunks } of logs) {
        assert.ok(path.startsWith(`${name}/`) || path.startsWith(`${name}.inventory/`));
        const whole = chunks.join('');
        // Files of other kinds are read back in a test of their own.
        if (/\.(?:nd)?json(?:\.gz)?$/.test(path) && /^(?:\[|\{".*\}$)/m.test(whole)) {
          if (whole.startsWith('[')) JSON.parse(whole);
          else for (const line of whole.trimEnd().split('\n')) JSON.parse(line);
        }
      }
    });

    test(`${name}: nothing is too large to go through`, () => {
      const { truth } = simulate(bundled(name), 2);
      const abandoned = truth.filter(
        (entry) => 'decidable' in entry && 'why' in entry.decidable && /many/.test(entry.decidable.why),
      );
      assert.deepEqual(abandoned, []);
    });
  }

  test('what happens does not depend on how it is logged', () => {
    const happened = (parts: Record<string, string>) =>
      simulate(parsed(small(parts)), 1).truth.map(({ id, ...entry }) => [
        id,
        'start' in entry ? entry.start : entry.root.start,
      ]);
    const quiet = { 'cloud-logs': '[{ path: cloud.json, shape: azure-rest, loss: 0.5 }]' };
    assert.deepEqual(happened({}), happened(quiet));
  });

  test('scale multiplies numbered machines and counted runs', () => {
    const scenario = parsed(
      small({
        machines: '[{ name: web, count: 2, subscription: prod }]',
        activity: '[{ by: alexw, count: 5 }]',
      }),
    );
    const { truth } = simulate(scenario, 1, 3);
    assert.equal(truth.filter((entry) => entry.kind === 'request').length, 15);
    assert.ok(truth.some((entry) => entry.machine.vm === 'web-06'));
  });

  test('names and addresses are those reserved for examples', () => {
    const { files } = simulate(bundled('ordinary-day'), 1);
    const all = files.flatMap((file) => file.chunks).join('');
    const addresses = new Set(all.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g));
    const reserved = /^(?:10|127|203\.0\.113|198\.51\.100|192\.0\.2|169\.254\.169)\./;
    // Versions look like addresses; those that stand in these logs are listed.
    const versions = new Set(['2.12.0.4', '2.13.1.1', '10.0.20348.2400']);
    assert.deepEqual(
      [...addresses].filter((one) => !reserved.test(one) && !versions.has(one)),
      [],
    );
    const domains = new Set(all.match(/[\w-]+\.(?:com|net|org|io)\b/g)?.map((one) => one.toLowerCase()));
    const known = [
      'contoso.com',
      'fabrikam.com',
      'azure.com',
      'microsoft.com',
      'windows.net',
      'vault.azure.net',
      'xmlsoap.org',
      'microsoft.net',
    ];
    assert.deepEqual(
      [...domains].filter((one) => !known.some((name) => one.endsWith(name) || name.endsWith(one))),
      [],
    );
  });
});
