import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type ChunkAhead, pushAhead } from './ahead.ts';
import { binaryKind } from './binary-kind.ts';
import { type ContentKind, contentKind } from './content-kind.ts';
import type { Decoder } from './decoder.ts';
import { decoderOf } from './decoder-of.ts';
import { decompress } from './decompress.ts';
import type { DecodedRecord, DecodeLimits, RecordProblem } from './record.ts';
import { transcode } from './transcode.ts';

/** What goes wrong with a file as a whole, or at a place in it. */
export interface DecodeFault {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly line?: number;
  readonly index?: number | undefined;
}

/**
 * The records of one file's bytes, some at a time: as many as each chunk completes. Reports what is wrong, and of each answer of a
 * listing whether the listing goes on elsewhere; throws
 * only what the chunks themselves throw.
 */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer>,
  limits: DecodeLimits,
  onFault: (fault: DecodeFault) => void,
  onPart: (goesOn: boolean) => void = () => {},
): AsyncGenerator<DecodedRecord[]> {
  let records: DecodedRecord[] = [];
  const sink = {
    record: (record: DecodedRecord) => records.push(record),
    problem: (problem: RecordProblem) => onFault(problem),
    part: onPart,
  };
  const take = (): DecodedRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  const onDamage = (message: string): void => onFault({ code: 'source-compression', message });
  let head = Buffer.alloc(0);
  let kind: ContentKind | undefined;
  let decoder: Decoder | undefined;
  const settle = (whole: boolean): void => {
    kind = contentKind(head, whole);
    if (kind === undefined || kind === 'binary') return;
    decoder = decoderOf(kind, sink, limits);
    decoder.push(head);
  };
  const plain = transcode(decompress(chunks, onDamage));
  try {
    while (kind === undefined) {
      const { done, value } = await plain.next();
      if (done) break;
      head = Buffer.concat([head, value]);
      settle(false);
      if (records.length > 0) yield take();
    }
    if (decoder) {
      for await (const chunk of aheadOf(plain, decoder, limits)) {
        pushAhead(decoder, chunk);
        if (records.length > 0) yield take();
      }
    }
  } finally {
    await plain.return(undefined);
  }
  if (kind === undefined) settle(true);
  if (kind === 'binary') onFault({ code: 'source-not-text', message: binaryKind(head) });
  decoder?.end();
  if (records.length > 0) yield take();
}

async function* aheadOf(
  chunks: AsyncIterable<Buffer>,
  decoder: Decoder,
  { ahead }: DecodeLimits,
): AsyncGenerator<ChunkAhead> {
  if (ahead && decoder.passLine) yield* ahead(chunks);
  else for await (const bytes of chunks) yield { bytes, lines: undefined };
}
