import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Random } from '../../src/simulate/random.ts';
import { tarFile, zipFile } from '../ingest/support/archives.ts';

type Container = (bytes: Buffer, random: Random) => Buffer;

const halves = (bytes: Buffer): Buffer[] => [
  bytes.subarray(0, bytes.length >> 1),
  bytes.subarray(bytes.length >> 1),
];

/** Whatever a file may be packed in, honest where nothing else is said. */
const containers: Readonly<Record<string, Container>> = {
  gzip: (bytes) => gzipSync(bytes, { level: 1 }),
  members: (bytes) => Buffer.concat(halves(bytes).map((half) => gzipSync(half, { level: 1 }))),
  zstd: (bytes) => zstdCompressSync(bytes),
  frames: (bytes) => Buffer.concat(halves(bytes).map((half) => zstdCompressSync(half))),
  zip: (bytes, random) =>
    zipFile([
      { name: 'a.json', content: bytes, method: random.pick(['deflate', 'stored', 'zstd']) },
      { name: '../../b', content: bytes.subarray(0, 300), sizes: random.pick(['stated', 'behind']) },
    ]),
  lyingZip: (bytes, random) =>
    zipFile([
      { name: 'a', content: bytes, says: { size: random.int(0, 2 * bytes.length) } },
      { name: 'a', content: bytes, says: { checksum: 1 } },
      { name: '\u001b[2J', content: bytes.subarray(0, 400), says: { offset: random.int(0, bytes.length) } },
    ]),
  tar: (bytes) =>
    tarFile([
      { name: 'web01/var/log/x', content: bytes },
      { name: 'link', type: '2' },
    ]),
  lyingTar: (bytes, random) =>
    tarFile([{ name: 'x', content: bytes, size: random.int(0, 3 * bytes.length) }]),
  tgz: (bytes) => gzipSync(tarFile([{ name: './logs/x.ndjson', content: bytes }]), { level: 1 }),
  zipInTgz: (bytes) =>
    gzipSync(tarFile([{ name: 'in.zip', content: zipFile([{ name: 'x', content: bytes }]) }])),
  le: (bytes) => Buffer.from(`\ufeff${bytes.toString()}`, 'utf16le'),
  be: (bytes) => Buffer.from(bytes.toString(), 'utf16le').swap16(),
  mark: (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
};

/** The bytes in one container, or none; which one. */
export function pack(bytes: Buffer, random: Random): { bytes: Buffer; how: string } {
  const how = random.chance(0.4) ? random.pick(Object.keys(containers)) : 'plain';
  return { bytes: containers[how]?.(bytes, random) ?? bytes, how };
}
