import { getField, getInteger, getText, getTexts } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';

/** What an attribution document claims, as far as it is scored. Ids are in lower case. */
export interface ResultEntry {
  readonly id: string;
  readonly verdict: string;
  readonly reason: string | undefined;
  readonly principal: string | undefined;
  readonly operation: ClaimedOperation | undefined;
  readonly candidates: readonly ClaimedOperation[];
  readonly execution: ClaimedExecution | undefined;
}

export interface ClaimedOperation {
  readonly correlationId: string;
  readonly resourceId: string;
  /** Milliseconds. */
  readonly start: number | undefined;
}

export interface ClaimedExecution {
  readonly entityIds: readonly string[];
  /** Of its whole tree, wrappers included. */
  readonly treeEntityIds: readonly string[];
  readonly hostLabel: string | undefined;
  readonly pid: number | undefined;
  readonly scriptPath: string | undefined;
  readonly start: number | undefined;
}

/** Reads a document of the published shape; undefined for anything else. */
export function readResult(doc: JsonObject): ResultEntry | undefined {
  const id = getText(doc, 'throughline.attribution.id');
  const verdict = getText(doc, 'throughline.attribution.verdict');
  if (id === undefined || verdict === undefined) return undefined;
  const candidates = getField(doc, 'throughline.attribution.candidates');
  const listed = Array.isArray(candidates) ? candidates : candidates === undefined ? [] : [candidates];
  return {
    id,
    verdict,
    reason: getText(doc, 'throughline.attribution.reason'),
    principal: (getText(doc, 'throughline.operation.principal.id') ?? getText(doc, 'user.id'))?.toLowerCase(),
    operation: readOperation(doc, 'throughline.operation'),
    candidates: listed.filter(isJsonObject).flatMap((one) => readOperation(one, 'operation') ?? []),
    execution: readExecution(doc),
  };
}

function readOperation(doc: JsonObject, path: string): ClaimedOperation | undefined {
  const correlationId = getText(doc, `${path}.correlation_id`)?.toLowerCase();
  const resourceId = getText(doc, `${path}.resource_id`)?.toLowerCase();
  if (correlationId === undefined || resourceId === undefined) return undefined;
  return { correlationId, resourceId, start: milliseconds(getText(doc, `${path}.start`)) };
}

function readExecution(doc: JsonObject): ClaimedExecution | undefined {
  if (getField(doc, 'throughline.execution') === undefined) return undefined;
  const observed = getText(doc, 'throughline.execution.observed_start');
  return {
    entityIds: getTexts(doc, 'throughline.execution.entity_ids'),
    treeEntityIds: getTexts(doc, 'throughline.execution.processes.entity_id'),
    hostLabel: getText(doc, 'host.name')?.split('.')[0]?.toLowerCase(),
    pid: getInteger(doc, 'process.pid'),
    scriptPath: getText(doc, 'throughline.execution.script.path')?.toLowerCase(),
    start: milliseconds(observed ?? getText(doc, 'throughline.execution.start')),
  };
}

export function milliseconds(text: string | undefined): number | undefined {
  return parseInstant(text)?.ms;
}
