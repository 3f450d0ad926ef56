import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { contentKind, sniffBytes } from './content-kind.ts';
import { decompress } from './decompress.ts';
import { JsonDecoder } from './json-decoder.ts';
import type { DecodedRecord, DecodeLimits, RecordProblem } from './record.ts';

/** What goes wrong with a file as a whole, or at a place in it. */
export interface DecodeFault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly line?: number;
  readonly index?: number | undefined;
}

/**
 * The records of one file's bytes, some at a time: as many as each chunk completes. Reports what is wrong and goes on; throws
 * only what the chunks themselves throw.
 */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer>,
  limits: DecodeLimits,
  onFault: (fault: DecodeFault) => void,
): AsyncGenerator<DecodedRecord[]> {
  let records: DecodedRecord[] = [];
  const decoder = new JsonDecoder(
    {
      record: (record) => records.push(record),
      problem: (problem: RecordProblem) => onFault(problem),
    },
    limits,
  );
  const take = (): DecodedRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  const onDamage = (message: string): void => onFault({ code: 'source-compression', message });
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of decompress(chunks, onDamage)) {
    if (head) {
      head = Buffer.concat([head, chunk]);
      if (head.length < sniffBytes) continue;
      if (notText(head, onFault)) return;
      decoder.push(head);
      head = undefined;
    } else {
      decoder.push(chunk);
    }
    if (records.length > 0) yield take();
  }
  if (head) {
    if (notText(head, onFault)) return;
    decoder.push(head);
  }
  decoder.end();
  if (records.length > 0) yield take();
}

function notText(head: Buffer, onFault: (fault: DecodeFault) => void): boolean {
  const kind = contentKind(head.subarray(0, sniffBytes));
  if (kind === 'json') return false;
  onFault({
    code: 'source-not-text',
    message: kind === 'utf-16' ? 'the text is UTF-16; only UTF-8 is read' : 'the content is binary',
  });
  return true;
}
