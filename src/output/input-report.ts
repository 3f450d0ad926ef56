import { formats } from '../ingest/formats/registry.ts';
import { type IngestReport, severityOf } from '../ingest/report.ts';
import type { FormatCount, InputReport } from './scan-report.ts';

/** What a reading met, with what formats are called and which plane they are of. */
export function inputReport(ingest: IngestReport): InputReport {
  return {
    files: ingest.files.length,
    formats: ingest.formats.map(formatCount).sort((a, b) => b.events - a.events),
    problems: ingest.faults.map(({ code, count, samples }) => ({
      code,
      severity: severityOf(code),
      count,
      samples,
    })),
  };
}

function formatCount({ format, events, first, last }: IngestReport['formats'][number]): FormatCount {
  const known = formats.find(({ name }) => name === format);
  return { name: format, title: known?.title ?? format, plane: known?.plane ?? 'other', events, first, last };
}
