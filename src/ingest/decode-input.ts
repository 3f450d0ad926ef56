import { type DecodeFault, decodeChunks } from './decode/decode-chunks.ts';
import type { DecodedRecord, DecodeLimits } from './decode/record.ts';
import type { Input } from './sources/input.ts';
import { SourceFault } from './sources/source-fault.ts';
import { systemReason } from './sources/system-reason.ts';

/**
 * The records of an input, some at a time. An input that cannot be read, or not to its end, is a fault as any other; what was read
 * before counts. `onBytes` is told how many bytes came, as stored.
 */
export function decodeInput(
  input: Input,
  limits: DecodeLimits,
  onFault: (fault: DecodeFault) => void,
  onBytes: (count: number) => void = () => {},
  onPart: (goesOn: boolean) => void = () => {},
): AsyncGenerator<DecodedRecord[]> {
  return decodeChunks(readable(input, onFault, onBytes), limits, onFault, onPart);
}

/** The input's bytes until they end or cannot be read. */
async function* readable(
  input: Input,
  onFault: (fault: DecodeFault) => void,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of input.open()) {
      onBytes(chunk.length);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SourceFault) onFault({ code: error.code, message: error.message });
    else onFault({ code: 'source-unreadable', message: systemReason(error as Error) });
  }
}
