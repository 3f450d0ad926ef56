import { attributionEvent, attributionStream, readableAttribution } from '../alerts/attribution-event.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { EventTest } from '../engine/event-test.ts';
import { IngestReport } from '../ingest/report.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import type { Io } from './io.ts';
import { type QueryDocument, queryDocuments } from './query-documents.ts';
import { scanInputs } from './scan-inputs.ts';

/**
 * The event with this id, by its first characters, or the first one that a rule reads; among the records first, then among
 * the attributions that a scan of them makes, if the rule reads those.
 */
export async function findEvent(
  { reads }: EventTest,
  paths: readonly string[],
  wanted: string | undefined,
  io: Io,
): Promise<QueryDocument> {
  const isIt = ({ id, dataStream = '' }: QueryDocument) =>
    wanted === undefined ? reads(dataStream) : id.startsWith(wanted);
  const inputs = await openInputs(
    paths,
    paths.includes('-') ? { cwd: io.cwd, stdin: io.stdin } : { cwd: io.cwd },
  );
  try {
    for await (const document of queryDocuments(inputs, new IngestReport())) {
      if (!isIt(document)) continue;
      const { dataStream, doc } = document;
      return dataStream === attributionStream ? { ...document, doc: readableAttribution(doc) } : document;
    }
    if (reads(attributionStream)) {
      const { result } = await scanInputs(inputs, { reading: {}, knowledge: {} });
      const found = result.attributions.map(attributionEvent).find(isIt);
      if (found) return found;
    }
  } finally {
    await inputs.dispose();
  }
  throw new UserError(
    wanted === undefined
      ? 'these logs hold no event that the rule reads'
      : `these logs hold no event ${wanted}`,
    'See `throughline rules check --against`.',
  );
}
