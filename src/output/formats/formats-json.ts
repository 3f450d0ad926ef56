import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Format } from '../../ingest/formats/format.ts';
import type { FileView, FormatsView } from './file-view.ts';

export function formatJson({ name, title, plane, dataStream }: Format): JsonObject {
  return { name, title, plane, ...(dataStream !== undefined && { data_stream: dataStream }) };
}

export function filesJson({ files, skipped }: FormatsView): JsonObject {
  return {
    files: files.map(fileJson),
    skipped: skipped.map(({ code, message, location }) => ({ code, message, file: location?.file ?? '' })),
  };
}

function fileJson({ name, bytes, report, hint }: FileView): JsonObject {
  return {
    file: name,
    bytes,
    formats: report.formats.map(({ name: format, plane, events, first, last }) => ({
      name: format,
      plane,
      events,
      first: formatInstant(first),
      last: formatInstant(last),
    })),
    problems: report.problems.map(({ code, severity, count, samples }) => ({
      code,
      title: diagnosticTitles[code],
      severity,
      count,
      samples: samples.map(({ location, message }) => ({
        ...(location?.line !== undefined && { line: location.line }),
        ...(location?.index !== undefined && { index: location.index }),
        message,
      })),
    })),
    ...(hint !== undefined && { hint }),
  };
}
