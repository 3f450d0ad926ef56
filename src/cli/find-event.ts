import { attributionEvent, attributionStream, readableAttribution } from '../alerts/attribution-event.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { CompiledRule } from '../engine/rule-set.ts';
import { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import { IngestReport } from '../ingest/report.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import type { Io } from './io.ts';
import { type QueryDocument, queryDocuments } from './query-documents.ts';
import { scanInputs } from './scan-inputs.ts';

/**
 * The event with this id, by its first characters, or the first one that a rule reads, of Sigma one of its logsource; among the records first, then among
 * the attributions that a scan of them makes, if the rule reads those.
 */
export async function findEvent(
  { events: { reads }, sigma }: CompiledRule,
  paths: readonly string[],
  wanted: string | undefined,
  io: Io,
): Promise<QueryDocument> {
  const gate = sigma && new Compiler().compile(sigma.gate);
  const frame = new Frame();
  const isIt = (document: QueryDocument) => {
    if (wanted !== undefined) return document.id.startsWith(wanted);
    frame.load(document);
    return reads(document.dataStream ?? '') && (gate === undefined || gate(frame));
  };
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
