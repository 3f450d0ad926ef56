/** An address of version 6 as four words of 32 bits, high to low; version 4 stands in its mapped form. */
export type Ip = readonly [number, number, number, number];

export interface IpRange {
  readonly first: Ip;
  readonly last: Ip;
}

const mapped = 0xffff;
const full = 0xffffffff;

export function parseIp(text: string): Ip | undefined {
  if (text.length > 64) return undefined;
  if (!text.includes(':')) {
    const v4 = parseV4(text);
    return v4 === undefined ? undefined : [0, 0, mapped, v4];
  }
  const zone = text.indexOf('%');
  return parseV6(zone === -1 ? text : text.slice(0, zone));
}

/** An address, or a prefix `address/length`; bits beyond the length do not matter. Undefined for any other text. */
export function parseIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  const address = slash === -1 ? text : text.slice(0, slash);
  const ip = parseIp(address);
  if (!ip) return undefined;
  if (slash === -1) return { first: ip, last: ip };
  const digits = text.slice(slash + 1);
  const length = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
  const isV4 = !address.includes(':');
  if (!(length <= (isV4 ? 32 : 128))) return undefined;
  return prefixRange(ip, isV4 ? length + 96 : length);
}

export function compareIps(a: Ip, b: Ip): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

export function isWithin(ip: Ip, range: IpRange): boolean {
  return compareIps(range.first, ip) <= 0 && compareIps(ip, range.last) <= 0;
}

function prefixRange(ip: Ip, length: number): IpRange {
  const masks = [0, 1, 2, 3].map((word) => maskOf(Math.min(Math.max(length - word * 32, 0), 32)));
  const low = (word: 0 | 1 | 2 | 3) => (ip[word] & (masks[word] as number)) >>> 0;
  const high = (word: 0 | 1 | 2 | 3) => (ip[word] | ~(masks[word] as number)) >>> 0;
  return { first: [low(0), low(1), low(2), low(3)], last: [high(0), high(1), high(2), high(3)] };
}

function maskOf(bits: number): number {
  return bits === 0 ? 0 : (full << (32 - bits)) >>> 0;
}

function parseV4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    // A leading zero may mean octal; Elasticsearch refuses it too.
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

function parseV6(text: string): Ip | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, at) => groupsOf(half, at === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])];
  const word = (at: number) => (((groups[at] as number) << 16) | (groups[at + 1] as number)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

/** Groups of 16 bits; the last of an address may be one of version 4. */
function groupsOf(text: string, isLast: boolean): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      const v4 = isLast && at === parts.length - 1 ? parseV4(part) : undefined;
      if (v4 === undefined) return undefined;
      groups.push(v4 >>> 16, v4 & 0xffff);
    }
  }
  return groups;
}
