import type { Alert } from '../../alerts/alert.ts';
import { compact } from '../../attribution/document/compact.ts';
import type { JsonObject } from '../../event/json.ts';
import { datetime } from './datetime.ts';

/** What a rule found, on the same time line; the runs that it is about by their ids. */
export function alertEvent(alert: Alert): JsonObject {
  const { id, name, severity, riskScore, reason, attributions, detection } = alert;
  return {
    message: reason === '' ? name : `${name}: ${reason}`,
    datetime: datetime(detection.time),
    timestamp_desc: 'Alert',
    ...compact({
      severity,
      risk_score: riskScore,
      rule: detection.rule.name,
      rule_id: detection.rule.id,
      attribution_ids: attributions.join(' '),
      alert_id: id,
    }),
    data_type: 'throughline:alert',
  };
}
