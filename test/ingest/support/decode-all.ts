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

/** Of each answer of a listing, whether the listing goes on elsewhere. */
export async function partsOf(content: string, cuts: readonly number[] = []): Promise<boolean[]> {
  const parts: boolean[] = [];
  const chunks = memoryInput(content, cuts).open();
  const decoded = decodeChunks(
    chunks,
    defaultLimits,
    () => {},
    (goesOn) => parts.push(goesOn),
  );
  while (!(await decoded.next()).done);
  return parts;
}
