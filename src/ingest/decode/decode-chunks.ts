import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type ContentKind, contentKind } from './content-kind.ts';
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
  let head = Buffer.alloc(0);
  let kind: ContentKind | undefined;
  for await (const chunk of decompress(chunks, onDamage)) {
    if (kind) {
      decoder.push(chunk);
    } else {
      head = Buffer.concat([head, chunk]);
      kind = contentKind(head, false);
      if (!kind) continue;
      if (kind !== 'json') break;
      decoder.push(head);
    }
    if (records.length > 0) yield take();
  }
  if (!kind) {
    kind = contentKind(head, true);
    if (kind === 'json') decoder.push(head);
  }
  if (kind === 'json') decoder.end();
  else onFault({ code: 'source-not-text', message: notText[kind ?? 'binary'] });
  if (records.length > 0) yield take();
}

const notText = {
  binary: 'the content is binary',
  'utf-16': 'the text is UTF-16; only UTF-8 is read',
} as const;
