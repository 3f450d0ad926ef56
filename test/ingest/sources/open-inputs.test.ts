import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { UserError } from '../../../src/diagnostics/user-error.ts';
import type { Input, InputSet } from '../../../src/ingest/sources/input.ts';
import { type OpenOptions, openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { withFolder } from '../support/temp-folder.ts';

async function contentOf(input: Input | undefined): Promise<string> {
  let text = '';
  for await (const chunk of input?.open() ?? []) text += chunk.toString();
  return text;
}

const names = (set: InputSet): string[] => set.inputs.map((input) => input.name);
const noted = (set: InputSet): string[] =>
  set.diagnostics.map((diagnostic) => `${diagnostic.code} ${diagnostic.location?.file}`);

const files = {
  'b.json': 'B',
  'a/2.json': '2',
  'a/1.json': '1',
  'a/deep/3.log': '3',
  'a/.hidden': 'h',
  '.git/x': 'x',
};

test('files, folders and patterns, each file once, ordered by name', async () => {
  await withFolder(files, async (cwd) => {
    const everything = ['a/1.json', 'a/2.json', 'a/deep/3.log', 'b.json'];
    for (const paths of [
      ['b.json', 'a'],
      ['a', 'b.json', 'a/1.json', './a//2.json', 'a/deep'],
      ['.'],
      ['**/*.json', 'a/deep/*'],
      [...everything].reverse(),
    ]) {
      const set = await openInputs(paths, { cwd });
      assert.deepEqual(names(set), everything);
      assert.equal(await contentOf(set.inputs[0]), '1');
      assert.equal(await contentOf(set.inputs[0]), '1');
      assert.equal(set.inputs[0]?.size, 1);
    }
  });
});

test('names are as the user would write them', async () => {
  await withFolder(files, async (folder) => {
    const cwd = join(folder, 'a');
    const set = await openInputs(['../b.json', join(folder, 'a', '1.json'), './deep/', join(cwd, 'deep')], {
      cwd,
    });
    assert.deepEqual(names(set), ['../b.json', join(folder, 'a', '1.json'), 'deep/3.log']);
  });
});

test('what a folder hides is named, and read where the user names it', async () => {
  await withFolder(files, async (cwd) => {
    const set = await openInputs(['.'], { cwd });
    assert.deepEqual(noted(set), ['source-skipped .git', 'source-skipped a/.hidden']);
    assert.deepEqual(names(await openInputs(['a/.hidden', '.git'], { cwd })), ['.git/x', 'a/.hidden']);
  });
});

test('links are followed, loops end, broken links are named', async () => {
  await withFolder(files, async (cwd) => {
    symlinkSync('.', join(cwd, 'a', 'loop'));
    symlinkSync('1.json', join(cwd, 'a', 'same.json'));
    symlinkSync('nowhere', join(cwd, 'a', 'broken'));
    const set = await openInputs(['a'], { cwd });
    assert.deepEqual(names(set), ['a/1.json', 'a/2.json', 'a/deep/3.log']);
    assert.deepEqual(noted(set), ['source-skipped a/.hidden', 'source-unreadable a/broken']);
  });
});

test('a path that exists wins over the pattern that it looks like', async () => {
  await withFolder({ '[x].json': 'literal', 'x.json': 'matched' }, async (cwd) => {
    assert.deepEqual(names(await openInputs(['[x].json'], { cwd })), ['[x].json']);
  });
});

test('what is not there ends the command, with a cure', async () => {
  await withFolder(files, async (cwd) => {
    for (const path of ['nothing.json', 'a/*.csv', 'b.json/x', '']) {
      const failure = await openInputs([path], { cwd }).catch((error: unknown) => error);
      if (path === '') assert.ok(!(failure instanceof UserError));
      else assert.ok(failure instanceof UserError && failure.cure !== '', path);
    }
  });
});

test('standard input is spooled, read twice, and leaves nothing behind', async () => {
  await withFolder({}, async (tempDir) => {
    const stdin = Readable.from([Buffer.from('{"a"'), Buffer.from(':1}')]);
    const set = await openInputs(['-', '-'], { cwd: tempDir, stdin, tempDir });
    assert.deepEqual(names(set), ['-']);
    assert.equal(set.inputs[0]?.size, 7);
    assert.equal(await contentOf(set.inputs[0]), '{"a":1}');
    assert.equal(await contentOf(set.inputs[0]), '{"a":1}');
    await set.dispose();
    assert.deepEqual(readdirSync(tempDir), []);
  });
});

test('a stream that fails while it is spooled ends the command and leaves nothing behind', async () => {
  await withFolder({}, async (tempDir) => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from('x');
      throw new Error('the pipe broke');
    }
    await assert.rejects(openInputs(['-'], { cwd: tempDir, stdin: failing(), tempDir }), UserError);
    assert.deepEqual(readdirSync(tempDir), []);
  });
});

test('whoever stops early closes the file', async () => {
  await withFolder({ 'big.json': 'x'.repeat(2_000_000) }, async (cwd) => {
    const set = await openInputs(['big.json'], { cwd });
    const before = process.getActiveResourcesInfo().length;
    for await (const chunk of set.inputs[0]?.open() ?? []) {
      assert.ok(chunk.length > 0);
      break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(process.getActiveResourcesInfo().length <= before);
  });
});

test('a disk that fills while standard input is copied ends the command with a cure, and leaves nothing behind', async () => {
  await withFolder({}, async (tempDir) => {
    let written = 0;
    const openFile: OpenOptions['openFile'] = async () => ({
      read: async () => {
        throw new Error('not reached');
      },
      // A disk takes part of the last piece before it refuses the next.
      write: async (bytes: unknown) => {
        const take = Math.min((bytes as Buffer).length, 1000 - written);
        if (take === 0) throw new Error('ENOSPC: no space left on device, write');
        written += take;
        return { bytesWritten: take, buffer: bytes } as never;
      },
      close: async () => {},
    });
    const stdin = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(100)));
    const failure = await openInputs(['-'], { cwd: tempDir, tempDir, stdin, openFile }).catch(
      (error) => error,
    );
    assert.ok(failure instanceof UserError);
    assert.match(failure.message, /^cannot keep a copy of standard input in .*: ENOSPC/);
    assert.match(failure.cure, /TMPDIR/);
    assert.deepEqual(readdirSync(tempDir), []);
  });
});
