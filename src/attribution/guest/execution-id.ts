import { stableId } from '../../event/id.ts';
import type { Instant } from '../../event/instant.ts';
import type { Handler } from '../model/execution.ts';

/** Sensors differ by fractions of a second in when they saw a process start, so the id goes by whole seconds. */
export function executionId(hostId: string, handler: Handler, root: string, start: Instant): string {
  return stableId('execution', hostId, handler, root, String(Math.floor(start.ms / 1000)));
}
