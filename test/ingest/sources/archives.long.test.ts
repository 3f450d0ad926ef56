import assert from 'node:assert/strict';
import { readdirSync, symlinkSync } from 'node:fs';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { UserError } from '../../../src/diagnostics/user-error.ts';
import type { Input } from '../../../src/ingest/sources/input.ts';
import { type OpenOptions, openInputs } from '../../../src/ingest/sources/open-inputs.ts';
import { paxName, tarFile, zipFile } from '../support/archives.ts';
import { withFolder } from '../support/temp-folder.ts';

/** Names with their contents; what fails while it is read ends with the reason. */
async function contents(inputs: readonly Input[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const input of inputs) {
    let text = '';
    try {
      for await (const chunk of input.open()) text += chunk.toString();
    } catch (error) {
      text += `!${(error as Error).message}`;
    }
    found[input.name] = text;
  }
  return found;
}

/** What an archive in a file named `a` holds, and what was said of it. */
async function read(archive: Buffer, options: Partial<OpenOptions> = {}) {
  let result = { found: {} as Record<string, string>, said: [] as string[] };
  await withFolder({ a: archive }, async (cwd) => {
    const set = await openInputs(['a'], { cwd, tempDir: cwd, ...options });
    const twice = [await contents(set.inputs), await contents(set.inputs)];
    assert.deepEqual(twice[0], twice[1], 'inputs are read twice');
    const said = set.diagnostics.map(
      ({ code, location, message }) => `${code} ${location?.file}: ${message}`,
    );
    result = { found: twice[0] as Record<string, string>, said };
    await set.dispose();
    assert.deepEqual(readdirSync(cwd), ['a'], 'nothing is left behind');
  });
  return result;
}

const web01 = 'web01/var/log/waagent.log';

test('zip: entries of every method are inputs below the archive', async () => {
  const archive = zipFile([
    { name: 'web01/', content: '' },
    { name: web01, content: 'one' },
    { name: 'b.json', content: 'two', method: 'stored' },
    { name: 'c.json', content: 'three', method: 'zstd' },
    { name: 'empty', content: '' },
  ]);
  const { found, said } = await read(archive);
  assert.deepEqual(found, { 'a/b.json': 'two', 'a/c.json': 'three', 'a/empty': '', [`a/${web01}`]: 'one' });
  assert.deepEqual(said, []);
});

for (const [name, pack] of [
  ['tar', (bytes: Buffer) => bytes],
  ['tar, gzip', gzipSync],
  ['tar, zstd', zstdCompressSync],
] as const) {
  test(`${name}: files are inputs, with long names, of either kind`, async () => {
    const long = `${'x'.repeat(120)}/y`;
    const archive = tarFile([
      { name: './', type: '5' },
      { name: `./${web01}`, content: 'one'.repeat(700) },
      { name: '././@LongLink', type: 'L', content: `${long}1\0` },
      { name: 'cut', content: 'two' },
      paxName(`${long}2`),
      { name: 'cut', content: 'three' },
      { name: 'link', type: '2' },
      { name: 'device', type: '3' },
      { name: 'z' },
    ]);
    const { found, said } = await read(pack(archive));
    assert.deepEqual(found, {
      [`a/${web01}`]: 'one'.repeat(700),
      [`a/${long}1`]: 'two',
      [`a/${long}2`]: 'three',
      'a/z': '',
    });
    assert.deepEqual(said, [
      'source-archive a/device: it is no ordinary file',
      'source-archive a/link: links in archives are not followed',
    ]);
  });
}

test('entries with any name are names and nothing else', async () => {
  const names = ['../../etc/passwd', '/etc/shadow', 'C:\\x\\y', 'a//b', 'same', 'same'];
  const expected = ['a/../../etc/passwd', 'a/C:/x/y', 'a/a/b', 'a/etc/shadow', 'a/same', 'a/same (2)'];
  const { found } = await read(zipFile(names.map((name) => ({ name, content: 'x' }))));
  assert.deepEqual(Object.keys(found), expected);
  const tar = await read(tarFile(names.map((name) => ({ name: name.replaceAll('\\', '/'), content: 'x' }))));
  assert.deepEqual(Object.keys(tar.found), expected);
});

test('hidden entries are named once a folder', async () => {
  const { found, said } = await read(
    zipFile(
      ['.git/a', '.git/b', '__MACOSX/._x', 'y/.DS_Store', 'y/z'].map((name) => ({ name, content: 'x' })),
    ),
  );
  assert.deepEqual(Object.keys(found), ['a/y/z']);
  assert.deepEqual(
    said.map((line) => line.split(':')[0]),
    ['source-skipped a/.git', 'source-skipped a/__MACOSX', 'source-skipped a/y/.DS_Store'],
  );
});

test('archives inside an archive are opened, those inside these are named', async () => {
  const inner = zipFile([{ name: 'deep.json', content: 'deep' }]);
  const middle = [
    { name: 'x.json', content: 'x' },
    { name: 'inner.zip', content: inner },
  ];
  for (const archive of [
    zipFile([{ name: 'web01.zip', content: zipFile(middle) }]),
    zipFile([{ name: 'web01.zip', content: zipFile(middle), method: 'stored' }]),
    zipFile([{ name: 'web01.zip', content: gzipSync(tarFile(middle)) }]),
    zipFile([{ name: 'web01.zip', content: tarFile(middle) }]),
    tarFile([{ name: 'web01.zip', content: zipFile(middle) }]),
    gzipSync(tarFile([{ name: 'web01.zip', content: gzipSync(tarFile(middle)) }])),
    tarFile([{ name: 'web01.zip', content: tarFile(middle) }]),
  ]) {
    const { found, said } = await read(archive);
    assert.deepEqual(found, { 'a/web01.zip/x.json': 'x' });
    assert.deepEqual(said, [
      'source-archive a/web01.zip/inner.zip: an archive inside an archive inside an archive is not opened',
    ]);
  }
});

test('an archive on standard input', async () => {
  await withFolder({}, async (cwd) => {
    const stdin = Readable.from([zipFile([{ name: 'x', content: 'y' }])]);
    const set = await openInputs(['-'], { cwd, tempDir: cwd, stdin });
    assert.deepEqual(await contents(set.inputs), { '-/x': 'y' });
    await set.dispose();
  });
});

test('one archive under two names is read once', async () => {
  await withFolder({ 'a.zip': zipFile([{ name: 'x', content: 'y' }]) }, async (cwd) => {
    symlinkSync('a.zip', `${cwd}/longer.zip`);
    const set = await openInputs(['.'], { cwd });
    assert.deepEqual(await contents(set.inputs), { 'a.zip/x': 'y' });
  });
});

test('zip: entries that are not what the archive says', async () => {
  const text = 'what it holds '.repeat(50);
  const { found, said } = await read(
    zipFile([
      { name: '1', content: text, says: { size: 20 } },
      { name: '2', content: text, says: { size: 5000 } },
      { name: '3', content: text, says: { checksum: 7 } },
      { name: '4', content: text, says: { offset: 3 } },
      { name: '5', content: text, method: 'bzip2' },
      { name: '6', content: text, encrypted: true },
      { name: '7', content: 'b.json', mode: 0o120777 },
      { name: '8', content: 'fine' },
    ]),
  );
  assert.deepEqual(found, {
    'a/1': `${text.slice(0, 20)}!it holds more than its archive says`,
    'a/2': `${text}!it holds less than its archive says`,
    'a/3': `${text}!its checksum is not what its archive says`,
    'a/4': '!it is not where its archive says',
    'a/5': '!it is packed by a method that is not read (12)',
    'a/8': 'fine',
  });
  assert.deepEqual(said, [
    'source-archive a/6: it is encrypted',
    'source-archive a/7: links in archives are not followed',
  ]);
});

for (const sizes of ['stated', 'behind'] as const) {
  test(`a zip archive without the list at its end, sizes ${sizes}: entries are found one by one`, async () => {
    const text = noise(3000);
    const zip = zipFile([
      { name: 'folder/', content: '', sizes },
      { name: 'x', content: 'y', sizes },
      { name: 'empty', content: '', sizes },
      { name: 'z', content: 'z', method: 'stored' },
      { name: 'last', content: text, sizes },
    ]);
    const missing =
      'source-archive a: it is cut short or damaged: the list at its end is missing; entries were found one by one';
    const cutList = await read(zip.subarray(0, -30));
    assert.deepEqual(cutList.found, { 'a/empty': '', 'a/last': text, 'a/x': 'y', 'a/z': 'z' });
    assert.deepEqual(cutList.said, [missing]);
    const cutEntry = await read(zip.subarray(0, zip.indexOf('PK\x01\x02') - 800));
    const { 'a/last': last = '', ...others } = cutEntry.found;
    assert.deepEqual(others, { 'a/empty': '', 'a/x': 'y', 'a/z': 'z' });
    const [content = '', told] = last.split('!');
    assert.ok(content.length > 1000 && text.startsWith(content), `${content.length} of ${text.length}`);
    assert.match(told ?? '', /^it is cut short|^it holds less/);
    assert.deepEqual(cutEntry.said, [missing]);
  });
}

test('archives that were cut yield what comes before the cut', async () => {
  const tar = tarFile([
    { name: 'x', content: 'y' },
    { name: 'z', content: 'z'.repeat(2000) },
  ]);
  const cutTar = await read(tar.subarray(0, 2000));
  assert.deepEqual(cutTar.found, { 'a/x': 'y', 'a/z': `${'z'.repeat(464)}!the archive ends inside it` });
  assert.deepEqual(cutTar.said, ['source-archive a: the archive ends inside an entry']);
  const packed = gzipSync(
    tarFile([
      { name: 'x', content: 'y'.repeat(100) },
      { name: 'r', content: noise(50_000) },
    ]),
  );
  const cutPacked = await read(packed.subarray(0, packed.length - 3000));
  assert.equal(cutPacked.found['a/x'], 'y'.repeat(100));
  assert.match(cutPacked.said.join(), /it is cut short/);

  const damaged = Buffer.from(tar);
  damaged.fill(7, 1024, 1100);
  assert.deepEqual(await read(damaged), {
    found: { 'a/x': 'y' },
    said: ['source-archive a: the archive is damaged; entries behind the damage are not found'],
  });
});

test('limits of entries and of bytes', async () => {
  const many = Array.from({ length: 30 }, (_, at) => ({ name: String(at), content: 'x'.repeat(100) }));
  const few = await read(zipFile(many), { archives: { entries: 10, bytes: 1e9 } });
  assert.equal(Object.keys(few.found).length, 10);
  assert.deepEqual(few.said, ['source-archive a: it has more than 10 entries; the others are not read']);
  const small = await read(gzipSync(tarFile(many)), { archives: { entries: 1000, bytes: 5000 } });
  assert.ok(Object.keys(small.found).length < 10);
  assert.ok(small.said.includes('source-archive a: it unpacks to more than 4.9 KiB; the rest is not read'));
  // Many entries that share their bytes: what the list says is what counts.
  const shared = zipFile(many.map((entry) => ({ ...entry, says: { offset: 0, size: 1_000_000 } })));
  const overlap = await read(shared, { archives: { entries: 1000, bytes: 5_000_000 } });
  assert.equal(Object.keys(overlap.found).length, 5);
  const bomb = await read(shared, { archives: { freeBytes: 3_000_000 } });
  assert.equal(Object.keys(bomb.found).length, 3);
  assert.deepEqual(bomb.said, [
    'source-archive a: it unpacks to more than 500 times its size; the rest is not read',
  ]);
});

test('a workbook is named as what it is', async () => {
  const { found, said } = await read(
    zipFile(['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({ name, content: '<x/>' }))),
  );
  assert.deepEqual(found, {});
  assert.deepEqual(said, ['source-archive a: it is a document of an office program: save its tables as CSV']);
});

test('an entry that explodes is given up while it is read', async () => {
  const bomb = zipFile([{ name: 'bomb', content: Buffer.alloc(300 * 1024 * 1024) }]);
  assert.ok(bomb.length < 400_000);
  await withFolder({ a: bomb }, async (cwd) => {
    const { inputs } = await openInputs(['a'], { cwd });
    let size = 0;
    await assert.rejects(async () => {
      for await (const chunk of inputs[0]?.open() ?? []) size += chunk.length;
    }, /it grows to more than 500 times its size/);
    assert.ok(size < 260 * 1024 * 1024);
  });
});

test('a disk that fills while an archive is copied ends the command with a cure', async () => {
  await withFolder({ 'a.tgz': gzipSync(tarFile([{ name: 'x', content: noise(100_000) }])) }, async (cwd) => {
    let closed = false;
    const openFile: OpenOptions['openFile'] = async () => ({
      read: async () => {
        throw new Error('not reached');
      },
      write: async () => {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      },
      close: async () => {
        closed = true;
      },
    });
    const failure = await openInputs(['a.tgz'], { cwd, tempDir: cwd, openFile }).catch(
      (error: unknown) => error,
    );
    assert.ok(failure instanceof UserError);
    assert.match(failure.message, /^cannot keep a copy of a\.tgz in .*: ENOSPC/);
    assert.match(failure.cure, /Free space/);
    assert.ok(closed);
    assert.deepEqual(readdirSync(cwd), ['a.tgz']);
  });
});

/** Text that hardly shrinks. */
function noise(length: number): string {
  let text = '';
  for (let at = 1; text.length < length; at++) text += Math.sin(at).toString(36).slice(2);
  return text.slice(0, length);
}
