export const blockBytes = 512;

/** What a header block of a tar archive says. */
export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** `0` file, `5` folder, `1` and `2` links, `L` and `x` what belongs to the next entry. */
  readonly type: string;
}

/** Undefined where a block is no header: its checksum tells. */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length < blockBytes || !hasChecksum(block)) return undefined;
  const size = numberAt(block, 124, 12);
  if (size === undefined) return undefined;
  const prefix =
    block.toString('latin1', 257, 262) === 'ustar' && block[263] !== 0x20 ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  const flag = block[156] ?? 0;
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size,
    type: flag === 0 ? '0' : String.fromCharCode(flag),
  };
}

/** The sum of all bytes, those of the sum itself counted as blanks; old writers took them for signed numbers. */
function hasChecksum(block: Buffer): boolean {
  const stated = numberAt(block, 148, 8);
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < blockBytes; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] as number);
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return stated !== undefined && (stated === unsigned || stated === signed);
}

function textAt(block: Buffer, from: number, length: number): string {
  const text = block.toString('utf8', from, from + length);
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/** Octal digits, or the number itself where the first bit says so. */
function numberAt(block: Buffer, from: number, length: number): number | undefined {
  if (((block[from] ?? 0) & 0x80) !== 0) {
    let value = (block[from] ?? 0) & 0x7f;
    for (let at = from + 1; at < from + length; at++) value = value * 256 + (block[at] as number);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = block
    .toString('latin1', from, from + length)
    .replace(/\0.*$/s, '')
    .trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : undefined;
}

/** Fields of an extended header: `30 path=…`, the length in bytes first. */
export function parsePax(content: Buffer): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const length = blank === -1 ? 0 : Number(content.toString('latin1', at, blank));
    if (!Number.isSafeInteger(length) || length <= blank - at + 1 || at + length > content.length) break;
    const [key = '', ...value] = content.toString('utf8', blank + 1, at + length - 1).split('=');
    fields.set(key, value.join('='));
    at += length;
  }
  return fields;
}
