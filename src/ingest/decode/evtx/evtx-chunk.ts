import { isJsonObject, type JsonObject } from '../../../event/json.ts';
import { elementJson } from '../xml/element-json.ts';
import { BinXml, BinXmlFault } from './binxml.ts';

export const fileHeaderBytes = 4096;
export const chunkBytes = 65_536;

const magic = 'ElfChnk\0';
/** Where records begin, behind the chunk's header and its tables of names and templates. */
const firstRecord = 0x200;
/** Where the header has the offset behind the last record. */
const endOffset = 0x30;
/** A record: `**\0\0`, its size, its number, its time, its event, its size again. */
const recordMagic = 0x2a2a;
const recordHead = 24;
const recordTail = 4;

export type EvtxRecord =
  | { readonly value: JsonObject }
  | { readonly fault: string; readonly code: 'record-malformed' | 'record-too-deep' };

export function isChunk(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, magic.length) === magic;
}

/** Space that Windows has set aside and not written to. */
export function isUnused(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

/** The records of one chunk. Each chunk stands alone: names and templates are its own. */
export class EvtxChunk {
  readonly #bytes: Buffer;
  readonly #binXml: BinXml;

  constructor(bytes: Buffer, maxDepth: number) {
    this.#bytes = bytes;
    this.#binXml = new BinXml(bytes, maxDepth);
  }

  *records(): Generator<EvtxRecord> {
    const bytes = this.#bytes;
    const stated = bytes.readUInt32LE(endOffset);
    const end = stated >= firstRecord && stated <= chunkBytes ? stated : chunkBytes;
    for (let at = firstRecord; at + recordHead + recordTail <= end; ) {
      const size = bytes.readUInt32LE(at + 4);
      const whole = bytes.readUInt32LE(at) === recordMagic && size > recordHead + recordTail;
      if (whole && at + size <= end) {
        yield this.#record(at, size);
        at += size;
        continue;
      }
      const next = this.#nextRecord(at + 1, end);
      // Behind the last record of a log in use, the header may point further than was written.
      if (next === -1 && isUnused(bytes.subarray(at, end))) return;
      yield { code: 'record-malformed', fault: `there is no record at byte ${at}` };
      if (next === -1) return;
      at = next;
    }
  }

  #nextRecord(from: number, end: number): number {
    const at = this.#bytes.indexOf('**\0\0', from, 'latin1');
    return at === -1 || at + recordHead + recordTail > end ? -1 : at;
  }

  #record(at: number, size: number): EvtxRecord {
    try {
      const root = this.#binXml.root(at + recordHead, at + size - recordTail);
      const value = elementJson(root);
      return isJsonObject(value)
        ? { value: Object.fromEntries([[root.name, value]]) }
        : { code: 'record-malformed', fault: `the record at byte ${at} is empty` };
    } catch (error) {
      if (error instanceof BinXmlFault) return { code: error.code, fault: `${error.message}, at byte ${at}` };
      // The engine's own check of bounds: an offset or a length that points outside of the chunk.
      if (!(error instanceof RangeError)) throw error;
      return { code: 'record-malformed', fault: `the record at byte ${at} points outside of the chunk` };
    }
  }
}
