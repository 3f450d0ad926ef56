import { addMs } from '../../event/instant.ts';
import type { Execution } from '../model/execution.ts';
import type { ClockOffset } from './clock.ts';

/** The execution in true time, as far as the host's offset is known; its observed start stays as it was. */
export function correctClock(execution: Execution, offset: ClockOffset | undefined): Execution {
  if (!offset) return execution;
  const middle = Math.round((offset.from + offset.to) / 2);
  return {
    ...execution,
    start: addMs(execution.observedStart, -middle),
    end: execution.end && addMs(execution.end, -middle),
    uncertaintyMs: Math.ceil((offset.to - offset.from) / 2),
  };
}
