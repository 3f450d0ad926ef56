import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import type { Execution } from '../model/execution.ts';
import { compact } from './compact.ts';

/** ECS `process.*`: the interpreter that runs the script, as the guest recorded it. */
export function processFields(execution: Execution | undefined): JsonObject | undefined {
  if (!execution) return undefined;
  const { root } = execution;
  return compact({
    entity_id: root.entityId,
    pid: root.pid,
    name: root.name,
    executable: root.executable,
    command_line: root.commandLine,
    args: root.args,
    working_directory: root.workingDirectory,
    start: formatInstant(execution.observedStart),
    user: compact({ id: root.userId, name: root.user }),
    parent: compact({
      entity_id: root.parentEntityId,
      pid: root.parentPid,
      name: root.parentName,
      executable: root.parentExecutable,
      command_line: root.parentCommandLine,
    }),
  });
}
