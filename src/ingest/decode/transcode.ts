import { type ByteOrder, byteOrder, swap16 } from './byte-order.ts';

/** Stands for what is no character: a byte that no UTF-8 holds, so that whoever reads the line finds it out of order. */
const invalid = Buffer.from([0xff]);

/** Passes bytes on, as UTF-8 where they are UTF-16 of either byte order, with or without a mark. */
export async function* transcode(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  let order: ByteOrder | 'none' | undefined;
  let rest: Buffer = Buffer.alloc(0);
  const recode = (chunk: Buffer, last: boolean): Buffer => {
    if (order === 'none' || order === undefined) return chunk;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const take = last ? bytes.length & ~1 : wholeUnits(bytes, order);
    rest = Buffer.from(bytes.subarray(take));
    const units = order === 'be' ? swap16(bytes.subarray(0, take)) : bytes.subarray(0, take);
    const text = utf8Of(units.toString('utf16le'));
    return last && rest.length > 0 ? Buffer.concat([text, invalid]) : text;
  };
  for await (const chunk of chunks) {
    if (order !== undefined) {
      yield recode(chunk, false);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    order = byteOrder(head, false);
    if (order !== undefined) yield recode(head, false);
  }
  if (order === undefined) {
    order = byteOrder(head, true);
    yield recode(head, true);
  } else if (rest.length > 0) {
    yield recode(Buffer.alloc(0), true);
  }
}

/** As many bytes as hold whole characters: an odd byte and the first half of a pair wait for what follows. */
function wholeUnits(bytes: Buffer, order: ByteOrder): number {
  const even = bytes.length & ~1;
  if (even < 2) return even;
  const last = order === 'le' ? bytes.readUInt16LE(even - 2) : bytes.readUInt16BE(even - 2);
  return last >= 0xd800 && last < 0xdc00 ? even - 2 : even;
}

function utf8Of(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text);
  const pieces = text.split(/\p{Surrogate}/u).flatMap((piece) => [invalid, Buffer.from(piece)]);
  return Buffer.concat(pieces.slice(1));
}
