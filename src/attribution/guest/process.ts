import type { Instant } from '../../event/instant.ts';
import type { ProcessStart } from '../model/execution.ts';
import type { Sign } from './recognise.ts';

/** One process of a host, with every start or exec that any sensor reported of it. */
export interface Process {
  /** Canonical order: time, event id. Never empty. */
  readonly starts: readonly ProcessStart[];
  readonly start: Instant;
  readonly pid: number | undefined;
  readonly entityIds: ReadonlySet<string>;
  readonly signs: readonly Sign[];
  readonly isHandler: boolean;
  parent: Process | undefined;
  /** True where the parent was found by pid and time alone. */
  linkedByPid: boolean;
  readonly children: Process[];
}
