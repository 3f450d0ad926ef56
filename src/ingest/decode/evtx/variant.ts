import type { JsonValue } from '../../../event/json.ts';
import type { Content } from '../xml/element.ts';
import { fileTime, guid, hexInteger, integer, sid, systemTime } from './variant-text.ts';

/** Types of values; 0x80 is added for lists of them. */
export const VariantType = {
  null: 0x00,
  string: 0x01,
  ansi: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  float: 0x0b,
  double: 0x0c,
  boolean: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  size: 0x10,
  fileTime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hex32: 0x14,
  hex64: 0x15,
  binXml: 0x21,
} as const;
const list = 0x80;

/** A value of a record: its type, and where its bytes are in the chunk. */
export interface Variant {
  readonly type: number;
  readonly from: number;
  readonly size: number;
}

/** Bytes of one value in a list. */
const sizes: Readonly<Record<number, number>> = {
  [VariantType.int8]: 1,
  [VariantType.uint8]: 1,
  [VariantType.int16]: 2,
  [VariantType.uint16]: 2,
  [VariantType.int32]: 4,
  [VariantType.uint32]: 4,
  [VariantType.int64]: 8,
  [VariantType.uint64]: 8,
  [VariantType.float]: 4,
  [VariantType.double]: 8,
  [VariantType.boolean]: 4,
  [VariantType.guid]: 16,
  [VariantType.fileTime]: 8,
  [VariantType.systemTime]: 16,
  [VariantType.hex32]: 4,
  [VariantType.hex64]: 8,
};

/** What a value adds to an element: nothing where it is null. Kinds of values as `evtx_dump` writes them. */
export function variantContent({ type, from, size }: Variant, bytes: Buffer): readonly Content[] {
  if (type === VariantType.null) return [];
  const slice = bytes.subarray(from, from + size);
  if ((type & list) === 0) {
    const value = readValue(type, slice);
    return value === undefined ? [] : [{ value }];
  }
  return [{ value: readList(type & ~list, slice) }];
}

function readList(type: number, bytes: Buffer): JsonValue {
  if (type === VariantType.string || type === VariantType.ansi) {
    const items = readText(type, bytes).split('\0');
    if (items.at(-1) === '') items.pop();
    return items;
  }
  const size = sizes[type];
  if (size === undefined) return bytes.toString('hex').toUpperCase();
  const values: JsonValue[] = [];
  for (let at = 0; at + size <= bytes.length; at += size) {
    values.push(readValue(type, bytes.subarray(at, at + size)) ?? null);
  }
  return values;
}

/** Undefined for no value. Bytes of an unknown type, or too few for a known one, appear in hexadecimal. */
function readValue(type: number, bytes: Buffer): JsonValue | undefined {
  if (bytes.length < (sizes[type] ?? 0))
    return bytes.length === 0 ? undefined : bytes.toString('hex').toUpperCase();
  switch (type) {
    case VariantType.string:
    case VariantType.ansi:
      return readText(type, bytes).replace(/\0+$/, '');
    case VariantType.int8:
    case VariantType.int16:
    case VariantType.int32:
      return bytes.readIntLE(0, bytes.length as 1 | 2 | 4);
    case VariantType.uint8:
    case VariantType.uint16:
    case VariantType.uint32:
      return bytes.readUIntLE(0, bytes.length as 1 | 2 | 4);
    case VariantType.int64:
      return integer(bytes.readBigInt64LE());
    case VariantType.uint64:
      return integer(bytes.readBigUInt64LE());
    case VariantType.float:
      return readReal(bytes.readFloatLE());
    case VariantType.double:
      return readReal(bytes.readDoubleLE());
    case VariantType.boolean:
      return bytes.readUInt32LE() !== 0;
    case VariantType.guid:
      return guid(bytes);
    case VariantType.fileTime:
      return fileTime(bytes.readBigUInt64LE());
    case VariantType.systemTime:
      return systemTime(bytes);
    case VariantType.sid:
      return sid(bytes);
    case VariantType.size:
    case VariantType.hex32:
    case VariantType.hex64:
      return hexInteger(bytes);
    default:
      return bytes.toString('hex').toUpperCase();
  }
}

function readText(type: number, bytes: Buffer): string {
  return type === VariantType.string ? bytes.toString('utf16le') : bytes.toString('latin1');
}

/** JSON has no infinity. */
function readReal(value: number): JsonValue {
  return Number.isFinite(value) ? value : String(value);
}
