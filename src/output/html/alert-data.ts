import type { Alert } from '../../alerts/alert.ts';
import { groupAlerts } from '../alerts/alert-groups.ts';
import type { ScanReport } from '../scan-report.ts';
import type { AlertData } from './page-data.ts';

/** A page with more is too large to be sent; every other format has them all. */
const mostAlerts = 20_000;

export interface AlertList {
  readonly alerts: readonly AlertData[];
  readonly leftOut: number;
  /** Positions in `alerts` by the id of the attribution. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** The alerts of the page, group by group, and which run has which. */
export function alertData(report: ScanReport): AlertList {
  const all = groupAlerts(report).flatMap((group) => group.alerts);
  const kept = all.slice(0, mostAlerts);
  const positions = new Map(report.result.attributions.map(({ id }, at) => [id, at]));
  const places = new Map<string, number[]>();
  for (const [at, { attributions }] of kept.entries()) {
    for (const id of attributions) {
      const known = places.get(id);
      if (known) known.push(at);
      else places.set(id, [at]);
    }
  }
  return {
    alerts: kept.map((alert) => describe(alert, positions)),
    leftOut: all.length - kept.length,
    places,
  };
}

function describe(
  { name, severity, reason, attributions, detection }: Alert,
  positions: ReadonlyMap<string, number>,
): AlertData {
  const runs = attributions.flatMap((run) => positions.get(run) ?? []);
  return { name, severity, time: detection.time.ms, reason, runs };
}
