import { type DecodeFault, decodeChunks } from '../../../src/ingest/decode/decode-chunks.ts';
import { type DecodedRecord, type DecodeLimits, defaultLimits } from '../../../src/ingest/decode/record.ts';
import { memoryInput } from './memory-input.ts';

export interface Decoded {
  readonly records: DecodedRecord[];
  readonly faults: DecodeFault[];
}

export async function decodeAll(
  content: string | Buffer,
  options: { readonly cuts?: readonly number[]; readonly limits?: Partial<DecodeLimits> } = {},
): Promise<Decoded> {
  const records: DecodedRecord[] = [];
  const faults: DecodeFault[] = [];
  const chunks = memoryInput(content, options.cuts).open();
  const limits = { ...defaultLimits, ...options.limits };
  for await (const some of decodeChunks(chunks, limits, (fault) => faults.push(fault))) records.push(...some);
  return { records, faults };
}
