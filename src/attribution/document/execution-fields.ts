import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Execution, ProcessNode } from '../model/execution.ts';
import { compact } from './compact.ts';

/** `throughline.execution`: what ran in the guest, and everything that it started. */
export function executionFields(execution: Execution | undefined): JsonObject | undefined {
  if (!execution) return undefined;
  return compact({
    id: execution.id,
    handler: execution.handler,
    anchor: execution.anchor,
    sequence: execution.sequence,
    name: execution.name,
    start: formatInstant(execution.start),
    observed_start: formatInstant(execution.observedStart),
    uncertainty_ms: execution.uncertaintyMs > 0 ? execution.uncertaintyMs : undefined,
    correlation_id: execution.correlationId,
    end: execution.end && formatInstant(execution.end),
    script: compact({ path: execution.scriptPath, text: execution.scriptText }),
    sensors: execution.sensors,
    entity_ids: execution.entityIds,
    processes: execution.processes.map(processFields),
  });
}

function processFields(node: ProcessNode): JsonObject {
  const fields = compact({
    entity_id: node.entityId,
    parent_entity_id: node.parentEntityId,
    pid: node.pid,
    parent_pid: node.parentPid,
    name: node.name,
    executable: node.executable,
    command_line: node.commandLine,
    user: node.user,
    start: formatInstant(node.start),
    depth: node.depth,
    linked_by_pid: node.linkedByPid ? true : undefined,
  });
  return fields ?? {};
}
