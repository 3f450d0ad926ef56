import type { Detection } from '../engine/detection.ts';
import { getText, getTexts } from '../event/fields.ts';
import { type RuleSeverity, severities } from '../rules/rule.ts';

export interface Rating {
  readonly name: string;
  readonly severity: RuleSeverity;
  readonly riskScore: number;
}

/** What the rule says of its matches, unless it lets the event say so. Of several severities the highest counts. */
export function rate({ rule, events }: Detection): Rating {
  const doc = events[0]?.doc ?? {};
  const mapped = rule.severityMapping
    .filter(({ field, value }) => getTexts(doc, field).includes(value))
    .map(({ severity }) => severities.indexOf(severity));
  const severity = severities[Math.max(...mapped)];
  const scores = rule.riskScoreMapping
    .map(({ field }) => Number(getText(doc, field) ?? Number.NaN))
    .filter((score) => score >= 0 && score <= 100);
  const name = rule.nameOverride === undefined ? undefined : getText(doc, rule.nameOverride);
  return {
    name: name ?? rule.name,
    severity: severity ?? rule.severity,
    riskScore: scores[0] ?? rule.riskScore,
  };
}
