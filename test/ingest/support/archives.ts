/** Writes small zip and tar archives for tests, honest and lying ones. */
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';

export interface ZipSample {
  readonly name: string;
  readonly content: string | Buffer;
  /** Deflate if left out. */
  readonly method?: 'stored' | 'deflate' | 'zstd' | 'bzip2';
  /** What the archive says instead of the truth. */
  readonly says?: { readonly size?: number; readonly checksum?: number; readonly offset?: number };
  /** Where sizes and checksum stand: in the header, or behind the data, as writers of streams have it. */
  readonly sizes?: 'stated' | 'behind';
  readonly encrypted?: boolean;
  readonly mode?: number;
}

const methods = { stored: 0, deflate: 8, zstd: 93, bzip2: 12 } as const;

const empty = Buffer.alloc(0);

export function zipFile(samples: readonly ZipSample[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 'deflate', says = {}, encrypted = false, sizes, mode } of samples) {
    const bytes = Buffer.from(content as string);
    const packed = pack(bytes, method);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2);
    head.writeUInt16LE(methods[method], 4);
    head.writeUInt32LE(says.checksum ?? crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(says.size ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const behind =
      sizes === 'behind' ? Buffer.concat([Buffer.from('PK\x07\x08'), head.subarray(10, 22)]) : empty;
    const localHead = Buffer.from(head);
    if (sizes === 'behind') {
      head.writeUInt16LE(head.readUInt16LE(2) | 8, 2);
      localHead.writeUInt16LE(head.readUInt16LE(2), 2);
      localHead.fill(0, 10, 22);
    }
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), localHead, Buffer.from(name), packed, behind]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(says.offset ?? offset, 10);
    list.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), head, tail, Buffer.from(name));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(samples.length, 4);
  end.writeUInt16LE(samples.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end]);
}

function pack(bytes: Buffer, method: keyof typeof methods): Buffer {
  if (method === 'deflate') return deflateRawSync(bytes);
  return method === 'zstd' ? zstdCompressSync(bytes) : bytes;
}

export interface TarSample {
  readonly name: string;
  readonly content?: string | Buffer;
  /** `0`, a file, if left out. */
  readonly type?: string;
  readonly size?: number;
}

export function tarFile(samples: readonly TarSample[]): Buffer {
  return Buffer.concat([...samples.flatMap(tarEntry), Buffer.alloc(1024)]);
}

function tarEntry({ name, content = '', type = '0', size }: TarSample): Buffer[] {
  const bytes = Buffer.from(content as string);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}

/** An extended header that gives the next entry its name. */
export function paxName(name: string): TarSample {
  const field = ` path=${name}\n`;
  let length = Buffer.byteLength(field) + 1;
  while (String(length).length + Buffer.byteLength(field) !== length) length++;
  return { name: 'pax', type: 'x', content: `${length}${field}` };
}
