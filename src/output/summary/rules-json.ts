import type { JsonObject } from '../../event/json.ts';
import type { Rule } from '../../rules/rule.ts';
import type { DetectionReport } from '../alerts/detection-report.ts';

/** What became of the rules, for programs: what could not run, what raised too much, what was kept from rules and why. */
export function rulesJson({ loaded, cannotRun, invalid, dropped, excepted }: DetectionReport): JsonObject {
  return {
    loaded,
    cannot_run: cannotRun.map(({ rule, reason }) => ({ ...named(rule), reason })),
    problems: invalid,
    dropped: dropped.map(({ rule, count }) => ({ ...named(rule), count })),
    excepted: excepted.map(({ exception, rules, events }) => {
      const { name, reason, author, file, line } = exception;
      return {
        name,
        reason,
        ...(author !== undefined && { author }),
        file,
        line,
        events,
        rules: rules.map(named),
      };
    }),
  };
}

function named({ id, name }: Rule): JsonObject {
  return { id, name };
}
