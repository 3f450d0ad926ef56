import type { Alert } from '../../src/alerts/alert.ts';
import type { DetectionReport } from '../../src/output/alerts/detection-report.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { at } from './make-attribution.ts';

/* Synthetic: what rules would have said of the samples. */

/** An alert as outputs see it; of its rule only what they read. */
export function makeAlert(overrides: Partial<Alert> = {}, rule: Partial<Rule> = {}): Alert {
  const name = overrides.name ?? 'New local administrator by a cloud command';
  return {
    id: 'alert-1',
    name,
    severity: 'high',
    riskScore: 73,
    reason: 'on web-01; process net  user svc-backup /add',
    depth: 1,
    detection: {
      rule: { id: 'rule-1', name, isBuildingBlock: false, ...rule } as Rule,
      anchor: 'anchor-1',
      time: at('09:30:15'),
    } as Alert['detection'],
    attributions: ['attributed-action'],
    document: {},
    ...overrides,
  };
}

export function makeDetection(alerts: readonly Alert[] = [makeAlert()]): DetectionReport {
  return { loaded: 26, cannotRun: [], invalid: [], alerts, dropped: [], excepted: [] };
}
