import type { Detection } from '../engine/detection.ts';
import type { Event } from '../event/event.ts';
import type { JsonObject } from '../event/json.ts';
import type { RuleSeverity } from '../rules/rule.ts';

/** A detection as it is shown and kept. */
export interface Alert {
  /** Of the rule and the anchor of what it matched: the same matter, the same id. */
  readonly id: string;
  readonly name: string;
  readonly severity: RuleSeverity;
  readonly riskScore: number;
  readonly reason: string;
  /** 1 for an alert on events, more where alerts are among its events. */
  readonly depth: number;
  readonly detection: Detection;
  /** Attributions that rest on a record which this alert rests on, or that it is about. */
  readonly attributions: readonly string[];
  readonly document: JsonObject;
}

export const alertStream = '.alerts-security.alerts-default';

/** The data stream that the documents name, beside that of attributions. */
export const alertDataset = 'throughline.alerts';

export function isAlertEvent({ dataStream }: Event): boolean {
  return dataStream === alertStream;
}
