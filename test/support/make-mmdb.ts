/* Writes files in MaxMind's format, version 2.0, for tests: small, uncompressed, without pointers. Everything in them is synthetic. */

export type MmdbValue =
  | string
  | number
  | boolean
  | readonly MmdbValue[]
  | { readonly [key: string]: MmdbValue };

export interface MmdbEntry {
  /** `203.0.113.0/24` or `2001:db8::/32`, the latter for a file of version 6 alone. */
  readonly network: string;
  readonly value: MmdbValue;
}

/** A node is a pair; a side is undefined, another node, or a leaf's index. */
interface Node {
  readonly sides: [Node | number | undefined, Node | number | undefined];
}

export function makeMmdb(entries: readonly MmdbEntry[], ipVersion: 4 | 6 = 6): Buffer {
  const root: Node = { sides: [undefined, undefined] };
  for (const [index, { network }] of entries.entries()) insert(root, bitsOf(network, ipVersion), index);
  const nodes: Node[] = [];
  collect(root, nodes);
  const data: Buffer[] = [];
  const offsets: number[] = [];
  let size = 0;
  for (const { value } of entries) {
    const bytes = encode(value);
    offsets.push(size);
    data.push(bytes);
    size += bytes.length;
  }
  const tree = Buffer.alloc(nodes.length * 8);
  nodes.forEach((node, at) => {
    node.sides.forEach((side, which) => {
      tree.writeUInt32BE(recordOf(side, nodes, offsets), at * 8 + which * 4);
    });
  });
  const about = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_780_000_000,
    database_type: 'Synthetic',
    description: { en: 'Synthetic, for a test' },
    ip_version: ipVersion,
    languages: ['en'],
    node_count: nodes.length,
    record_size: 32,
  });
  const marker = Buffer.from('\u00ab\u00cd\u00efMaxMind.com', 'latin1');
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, about]);
}

function recordOf(
  side: Node | number | undefined,
  nodes: readonly Node[],
  offsets: readonly number[],
): number {
  if (side === undefined) return nodes.length;
  if (typeof side === 'number') return nodes.length + 16 + (offsets[side] as number);
  return nodes.indexOf(side);
}

function collect(node: Node, into: Node[]): void {
  into.push(node);
  for (const side of node.sides) if (typeof side === 'object') collect(side, into);
}

function insert(root: Node, bits: readonly number[], leaf: number): void {
  let node = root;
  bits.forEach((bit, at) => {
    if (at === bits.length - 1) node.sides[bit as 0 | 1] = leaf;
    else {
      const next = node.sides[bit as 0 | 1];
      const child: Node = typeof next === 'object' ? next : { sides: [undefined, undefined] };
      node.sides[bit as 0 | 1] = child;
      node = child;
    }
  });
}

/** The bits of a network's prefix; IPv4 lies at the zeros of IPv6. */
function bitsOf(network: string, ipVersion: 4 | 6): number[] {
  const [address = '', length = ''] = network.split('/');
  const bytes = address.includes(':') ? v6(address) : address.split('.').map(Number);
  const bits = bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((at) => (byte >> at) & 1));
  const prefix = bits.slice(0, Number(length));
  return ipVersion === 6 && bytes.length === 4 ? [...Array<number>(96).fill(0), ...prefix] : prefix;
}

function v6(address: string): number[] {
  const [left = '', right = ''] = address.split('::');
  const groups = (text: string): number[] =>
    text
      .split(':')
      .filter(Boolean)
      .map((each) => Number.parseInt(each, 16));
  const [head, tail] = [groups(left), groups(right)];
  const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return all.flatMap((group) => [group >> 8, group & 255]);
}

/** Data types of the format: 2 text, 3 double, 6 unsigned integer, 7 map, 11 array, 14 boolean. */
function encode(value: MmdbValue): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'boolean') return control(14, value ? 1 : 0);
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : double(value);
  if (Array.isArray(value)) return Buffer.concat([control(11, value.length), ...value.map(encode)]);
  const pairs = Object.entries(value);
  return Buffer.concat([
    control(7, pairs.length),
    ...pairs.flatMap(([key, item]) => [encode(key), encode(item)]),
  ]);
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return Buffer.concat([control(6, 4), bytes]);
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return Buffer.concat([control(3, 8), bytes]);
}

function control(type: number, size: number): Buffer {
  if (size > 284) throw new RangeError('too long for a test');
  const isLong = size > 28;
  const head = ((type > 7 ? 0 : type) << 5) | (isLong ? 29 : size);
  return Buffer.from([head, ...(type > 7 ? [type - 7] : []), ...(isLong ? [size - 29] : [])]);
}
