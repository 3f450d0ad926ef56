const extra = 0x04;
const name = 0x08;
const comment = 0x10;
const headerChecksum = 0x02;
const reserved = 0xe0;
const fixedBytes = 10;
const deflate = 8;

/** A name and a comment are short; a longer header is made to be kept in memory. */
const longestHeader = 256 * 1024;

/** How long the header of a gzip member is (RFC 1952 §2.3); `more` where it goes on behind the bytes. */
export function gzipHeaderLength(bytes: Buffer): number | 'more' | 'none' {
  const isBegin = bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b);
  if (bytes.length > 0 && !isBegin) return 'none';
  if (bytes.length < fixedBytes) return 'more';
  const flags = bytes[3] as number;
  if (bytes[2] !== deflate || (flags & reserved) !== 0) return 'none';
  let at = fixedBytes;
  if (flags & extra) at += bytes.length < at + 2 ? 2 : 2 + bytes.readUInt16LE(at);
  for (const text of [name, comment]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return bytes.length < longestHeader ? 'more' : 'none';
    at = end + 1;
  }
  if (flags & headerChecksum) at += 2;
  return at <= bytes.length ? at : 'more';
}
