import { placeOf } from '../diagnostics/diagnostic.ts';
import { stableId } from '../event/id.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';
import type { Subject } from '../exec/subject.ts';
import type { DecodeFault } from '../ingest/decode/decode-chunks.ts';
import { type DecodedRecord, defaultLimits } from '../ingest/decode/record.ts';
import { decodeInput } from '../ingest/decode-input.ts';
import { elasticDocument } from '../ingest/formats/elastic-document.ts';
import { expandRecord, noRecordWithin } from '../ingest/formats/expand-record.ts';
import type { Format, RecordContext } from '../ingest/formats/format.ts';
import { findFormat } from '../ingest/formats/registry.ts';
import { addAddressFacts } from '../ingest/geoip/add-address-facts.ts';
import type { ReadOptions } from '../ingest/read.ts';
import { redactRecord } from '../ingest/redact.ts';
import { type IngestReport, severityOf } from '../ingest/report.ts';
import type { InputSet } from '../ingest/sources/input.ts';

export interface QueryDocument extends Subject {
  readonly id: string;
}

/**
 * The records of the inputs as documents: those of a known format as their events, all others as they stand, so that a query
 * can be asked of any JSON. Secrets are redacted. What cannot be read is counted in the report, with what was left out.
 */
export async function* queryDocuments(
  { inputs, diagnostics }: InputSet,
  report: IngestReport,
  options: ReadOptions = {},
): AsyncGenerator<QueryDocument> {
  const limits = { ...defaultLimits, ...sizeOf(options) };
  for (const diagnostic of diagnostics) report.addFault(diagnostic);
  for (const input of inputs) {
    const onFault = ({ code, message, line, index }: DecodeFault): void => {
      const location = placeOf(input.name, line, index);
      report.addFault({ code, severity: severityOf(code), message, location });
    };
    const decoded = decodeInput(input, limits, onFault);
    const given = options.formatOf?.(input.name);
    for await (const records of decoded) {
      for (const record of records) yield* documentsOf(record, input.name, given, options, onFault);
    }
  }
}

function sizeOf({ maxRecordBytes }: ReadOptions): { maxRecordBytes?: number } {
  return maxRecordBytes === undefined ? {} : { maxRecordBytes };
}

function* documentsOf(
  record: DecodedRecord,
  file: string,
  given: Format | undefined,
  options: ReadOptions,
  onFault: (fault: DecodeFault) => void,
): Generator<QueryDocument> {
  const context = { file, zone: options.zone };
  const found = given ?? findFormat(record.value);
  const isWhole = given ? given.recognise(record.value) : found && found !== elasticDocument;
  const inner = isWhole ? undefined : expandRecord(record.value, context);
  for (const [at, value] of (inner ?? [record.value]).entries()) {
    if (!isJsonObject(value)) {
      const { line, index } = record;
      onFault({ code: 'record-not-object', message: noRecordWithin, line, index });
      continue;
    }
    const format = inner ? (given ?? findFormat(value)) : found;
    const document = documentOf(value, inner ? `${record.raw} ${at}` : record.raw, context, format);
    const { findAddress } = options;
    yield findAddress ? { ...document, doc: addAddressFacts(document.doc, findAddress) } : document;
  }
}

function documentOf(
  value: JsonObject,
  raw: string,
  context: RecordContext,
  format: Format | undefined,
): QueryDocument {
  const clean = redactRecord(value, raw, format?.plane ?? 'other');
  const made = format?.normalise(clean, context);
  const id = typeof value['_id'] === 'string' ? value['_id'] : undefined;
  if (made?.kind === 'event') {
    return { id: made.id ?? id ?? stableId(raw), doc: made.doc, dataStream: made.dataStream };
  }
  // A hit of a search names its document within.
  const source = clean['_source'];
  const index = clean['_index'];
  return {
    id: id ?? stableId(raw),
    doc: isJsonObject(source) ? source : clean,
    ...(typeof index === 'string' && { dataStream: index }),
  };
}
