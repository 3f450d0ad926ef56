import assert from 'node:assert/strict';
import { getText } from '../../src/event/fields.ts';
import type { JsonObject } from '../../src/event/json.ts';
import type { DataFacts } from '../data/write-data.ts';

/** Fast and wrong is worth nothing: every run must be found once, with its whole tree, and tied to its own request. */
export function checkScan(stdout: string, facts: DataFacts): void {
  const documents = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JsonObject)
    // Alerts repeat what they are about.
    .filter((doc) => getText(doc, 'data_stream.dataset') === 'throughline.attributions');
  const found = documents.map((doc) => ({
    verdict: getText(doc, 'throughline.attribution.verdict'),
    correlationId: getText(doc, 'azure.correlation_id'),
    principal: getText(doc, 'throughline.operation.principal.id'),
    processes: processesOf(doc),
  }));
  const wanted = facts.requests.map(({ correlationId, principal }) => ({
    verdict: 'attributed',
    correlationId,
    principal,
    processes: 4,
  }));
  const byId = (a: { correlationId?: string | undefined }, b: { correlationId?: string | undefined }) =>
    (a.correlationId ?? '') < (b.correlationId ?? '') ? -1 : 1;
  assert.deepEqual(found.sort(byId), wanted.sort(byId));
}

function processesOf(doc: JsonObject): number {
  const { throughline } = doc as { throughline?: { execution?: { processes?: readonly unknown[] } } };
  return throughline?.execution?.processes?.length ?? 0;
}
