import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/root.js';

type Versions = Record<string, string>;
interface Manifest {
  readonly dependencies: Versions;
  readonly devDependencies: Versions;
  readonly optionalDependencies: Versions;
}
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Versions;
}

const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const carrier = JSON.parse(read('tools/node/package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

describe('dependencies', () => {
  test('the table in docs/dependencies.md is true', () => {
    const rows = read('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
    const said = rows.map(([, name, version, , licence, , use]) => ({ name, version, licence, use }));
    const kinds = {
      runtime: manifest.dependencies,
      dev: manifest.devDependencies,
      checkout: carrier.optionalDependencies,
    };
    const held = Object.entries(kinds).flatMap(([use, versions]) =>
      Object.keys(versions).map((name) => {
        const locked = packages[`node_modules/${name}`];
        return { name, version: locked?.version, licence: locked?.license, use };
      }),
    );
    assert.deepEqual(said, held);
  });

  test('the lock file names no server, so that any mirror serves', () => {
    const elsewhere = Object.values(packages).filter(({ resolved }) => resolved?.includes(':'));
    assert.deepEqual(elsewhere, []);
  });

  // npm drops what it cannot find from a new lock file without a word, and `npm ci` then refuses that file.
  test('the lock file holds every optional package that another one lists', () => {
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !(`node_modules/${name}` in packages))
        .map((name) => `${path} → ${name}`),
    );
    assert.deepEqual(absent, []);
  });

  test('no package wants to run a script when it is installed', () => {
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    assert.deepEqual(scripted, []);
  });

  test('what is published does not bring a Node of its own', () => {
    assert.deepEqual(
      Object.keys(manifest.dependencies).filter((name) => name.startsWith('node')),
      [],
    );
    assert.equal(manifest.optionalDependencies, undefined);
  });
});
