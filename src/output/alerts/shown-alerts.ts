import type { Alert } from '../../alerts/alert.ts';
import type { ScanReport } from '../scan-report.ts';

/** The alerts that stand for themselves, most severe first: building blocks are parts of others. */
export function shownAlerts({ detection }: ScanReport): Alert[] {
  return (detection?.alerts ?? []).filter((alert) => !alert.detection.rule.isBuildingBlock);
}

/** The same by the id of the attribution that they are about. */
export function alertsByRun(report: ScanReport): ReadonlyMap<string, readonly Alert[]> {
  const found = new Map<string, Alert[]>();
  for (const alert of shownAlerts(report)) {
    for (const id of alert.attributions) {
      const known = found.get(id);
      if (known) known.push(alert);
      else found.set(id, [alert]);
    }
  }
  return found;
}
