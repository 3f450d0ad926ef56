import type { Alert } from '../../alerts/alert.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { compareInstants, type Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { type RuleSeverity, severities } from '../../rules/rule.ts';
import type { ScanReport } from '../scan-report.ts';
import { machineName } from '../words/request-words.ts';
import { shownAlerts } from './shown-alerts.ts';

/** The alerts of one name and severity. */
export interface AlertGroup {
  readonly name: string;
  readonly severity: RuleSeverity;
  /** In the order of time, at least one. */
  readonly alerts: readonly Alert[];
  readonly from: Instant;
  readonly to: Instant;
  /** Machines of their runs, each once, in the order of the alerts. */
  readonly machines: readonly string[];
}

/** Most severe first, then the rarest: what happens all day is the least news. Building blocks are parts of others and are left out. */
export function groupAlerts(report: ScanReport): AlertGroup[] {
  const runs = new Map(report.result.attributions.map((run) => [run.id, run]));
  const byName = Map.groupBy(shownAlerts(report), ({ severity, name }) => `${severity} ${name}`);
  return [...byName.values()].flatMap((alerts) => describe(alerts, runs)).sort(compareGroups);
}

function describe(unsorted: readonly Alert[], runs: ReadonlyMap<string, Attribution>): AlertGroup[] {
  const alerts = [...unsorted].sort(compareTimes);
  const first = alerts[0];
  const last = alerts.at(-1);
  if (!first || !last) return [];
  const machines = new Set<string>();
  for (const { attributions } of alerts) {
    for (const id of attributions) {
      const run = runs.get(id);
      const machine = run && machineName(run);
      if (machine !== undefined) machines.add(machine);
    }
  }
  const { name, severity, detection } = first;
  return [{ name, severity, alerts, from: detection.time, to: last.detection.time, machines: [...machines] }];
}

function compareTimes(a: Alert, b: Alert): number {
  return compareInstants(a.detection.time, b.detection.time) || compareText(a.id, b.id);
}

function compareGroups(a: AlertGroup, b: AlertGroup): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    a.alerts.length - b.alerts.length ||
    compareInstants(a.from, b.from) ||
    compareText(a.name, b.name)
  );
}
