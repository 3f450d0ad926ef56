import type { ContentKind } from './content-kind.ts';
import { CsvDecoder } from './csv/csv-decoder.ts';
import type { Decoder } from './decoder.ts';
import { EvtxDecoder } from './evtx/evtx-decoder.ts';
import { JsonDecoder } from './json-decoder.ts';
import type { DecodeLimits, RecordSink } from './record.ts';
import { LineDecoder } from './text/line-decoder.ts';
import { XmlDecoder } from './xml/xml-decoder.ts';

/** The decoder of a kind of content; binary content has none. */
export function decoderOf(
  kind: Exclude<ContentKind, 'binary'>,
  sink: RecordSink,
  limits: DecodeLimits,
): Decoder {
  switch (kind) {
    case 'json':
      return new JsonDecoder(sink, limits);
    case 'csv':
      return new CsvDecoder(sink, limits);
    case 'lines':
      return new LineDecoder(sink, limits);
    case 'xml':
      return new XmlDecoder(sink, limits);
    case 'evtx':
      return new EvtxDecoder(sink, limits);
  }
}
