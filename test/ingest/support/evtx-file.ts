/**
 * Writes event logs of Windows (EVTX) for tests. Synthetic: one template for all records of a chunk, as Windows has it, whose
 * values are given as text, number or null.
 */

export type EvtxValue = string | number | bigint | null;

export interface EvtxSample {
  readonly provider: string;
  readonly channel: string;
  readonly computer: string;
  readonly eventId: number;
  readonly recordId: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly data: Readonly<Record<string, EvtxValue>>;
}

export function evtxFile(samples: readonly EvtxSample[], perChunk = 50): Buffer {
  const header = Buffer.alloc(4096);
  header.write('ElfFile\0', 'latin1');
  const chunks: Buffer[] = [];
  for (let at = 0; at < samples.length; at += perChunk)
    chunks.push(chunkOf(samples.slice(at, at + perChunk)));
  return Buffer.concat([header, ...chunks]);
}

function chunkOf(samples: readonly EvtxSample[]): Buffer {
  const chunk = Buffer.alloc(65_536);
  chunk.write('ElfChnk\0', 'latin1');
  let at = 0x200;
  for (const sample of samples) {
    const event = eventOf(sample, at + 24);
    const size = 24 + event.length + 4;
    chunk.writeUInt32LE(0x2a2a, at);
    chunk.writeUInt32LE(size, at + 4);
    chunk.writeBigUInt64LE(BigInt(sample.recordId), at + 8);
    chunk.writeBigUInt64LE(ticksOf(sample.time), at + 16);
    event.copy(chunk, at + 24);
    chunk.writeUInt32LE(size, at + size - 4);
    at += size;
  }
  chunk.writeUInt32LE(at, 0x30);
  return chunk;
}

function ticksOf(ms: number): bigint {
  return BigInt(ms) * 10_000n + 116_444_736_000_000_000n;
}

/** Fragment header, template with its definition in place, values. */
function eventOf(sample: EvtxSample, at: number): Buffer {
  const values: [number, Buffer][] = [];
  const value = (type: number, bytes: Buffer): number => values.push([type, bytes]) - 1;
  const text = (content: string): number => value(0x01, Buffer.from(content, 'utf16le'));
  const writer = new BinXmlWriter(at + 4 + 10 + 24);
  writer.header();
  writer.open('Event', { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' });
  writer.open('System');
  writer.open('Provider', { Name: text(sample.provider) });
  writer.close();
  writer.open('EventID');
  writer.substitute(value(0x06, numberBytes(2, sample.eventId)));
  writer.close();
  writer.open('TimeCreated', { SystemTime: value(0x11, numberBytes(8, ticksOf(sample.time))) });
  writer.close();
  writer.open('EventRecordID');
  writer.substitute(value(0x0a, numberBytes(8, BigInt(sample.recordId))));
  writer.close();
  for (const [name, content] of [
    ['Channel', sample.channel],
    ['Computer', sample.computer],
  ] as const) {
    writer.open(name);
    writer.substitute(text(content));
    writer.close();
  }
  writer.close();
  writer.open('EventData');
  for (const [name, content] of Object.entries(sample.data)) {
    writer.open('Data', { Name: name });
    if (content === null) writer.substitute(value(0x00, Buffer.alloc(0)));
    else if (typeof content === 'string') writer.substitute(text(content));
    else writer.substitute(value(0x0a, numberBytes(8, BigInt(content))));
    writer.close();
  }
  writer.close();
  writer.close();
  const body = writer.end();
  const head = Buffer.alloc(4 + 10 + 24);
  head.set([0x0f, 1, 1, 0, 0x0c, 1], 0);
  head.writeUInt32LE(0x1234, 6);
  head.writeUInt32LE(at + 14, 10);
  head.writeUInt32LE(body.length, 14 + 20);
  const table = Buffer.alloc(4 + values.length * 4);
  table.writeUInt32LE(values.length, 0);
  values.forEach(([type, bytes], index) => {
    table.writeUInt16LE(bytes.length, 4 + index * 4);
    table.writeUInt8(type, 4 + index * 4 + 2);
  });
  return Buffer.concat([head, body, table, ...values.map(([, bytes]) => bytes)]);
}

function numberBytes(size: 2 | 8, value: number | bigint): Buffer {
  const bytes = Buffer.alloc(size);
  if (size === 2) bytes.writeUInt16LE(Number(value));
  else bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** Writes the body of a template that begins at an offset of its chunk. Sizes are left zero: readers do not need them. */
class BinXmlWriter {
  readonly #base: number;
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor(base: number) {
    this.#base = base;
  }

  header(): void {
    this.#put(Buffer.from([0x0f, 1, 1, 0]));
  }

  /** Attributes are text, or the number of a value. */
  open(name: string, attributes: Readonly<Record<string, string | number>> = {}): void {
    const given = Object.entries(attributes);
    this.#put(Buffer.from([given.length > 0 ? 0x41 : 0x01, 0, 0, 0, 0, 0, 0]));
    this.#name(name);
    if (given.length > 0) {
      const size = given.map(([key, value]) => attributeSize(key, value)).reduce((a, b) => a + b, 0);
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(size);
      this.#put(bytes);
    }
    given.forEach(([key, value], at) => {
      this.#put(Buffer.from([at + 1 < given.length ? 0x46 : 0x06]));
      this.#name(key);
      if (typeof value === 'number') this.substitute(value);
      else this.#text(value);
    });
    this.#put(Buffer.from([0x02]));
  }

  substitute(index: number): void {
    this.#put(Buffer.from([0x0e, index & 0xff, index >> 8, 0x01]));
  }

  close(): void {
    this.#put(Buffer.from([0x04]));
  }

  end(): Buffer {
    this.#put(Buffer.from([0x00]));
    return Buffer.concat(this.#parts);
  }

  #text(content: string): void {
    const head = Buffer.from([0x05, 0x01, 0, 0]);
    head.writeUInt16LE(content.length, 2);
    this.#put(Buffer.concat([head, Buffer.from(content, 'utf16le')]));
  }

  #name(name: string): void {
    const bytes = Buffer.alloc(4 + 8 + name.length * 2 + 2);
    bytes.writeUInt32LE(this.#base + this.#length + 4, 0);
    bytes.writeUInt16LE(name.length, 10);
    bytes.write(name, 12, 'utf16le');
    this.#put(bytes);
  }

  #put(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}

function attributeSize(key: string, value: string | number): number {
  return 1 + 4 + 8 + key.length * 2 + 2 + (typeof value === 'number' ? 4 : 4 + value.length * 2);
}
