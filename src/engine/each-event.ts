import { inWindow, type Prepare } from './run.ts';

/** `query` and `machine_learning`: every event is a detection. */
export const eachEvent: Prepare =
  (rule, { candidates }) =>
  (run) =>
    inWindow(candidates, run).map(({ event }) => ({
      rule,
      anchor: event.id,
      time: event.time,
      runAt: run.now,
      events: [event],
    }));
