import type { Attribution } from '../attribution/model/attribution.ts';
import { Detector, type Excepted } from '../engine/detector.ts';
import { type Costs, RuleProfile } from '../engine/rule-profile.ts';
import type { CompiledRule, RuleSet } from '../engine/rule-set.ts';
import type { Mode } from '../engine/schedule.ts';
import type { Event } from '../event/event.ts';
import { compareInstants } from '../event/instant.ts';
import { compareText } from '../event/order.ts';
import { type Rule, severities } from '../rules/rule.ts';
import { type Alert, alertStream } from './alert.ts';
import { attributionEvent } from './attribution-event.ts';
import { AttributionLinks } from './attribution-links.ts';
import { alertEvent, makeAlert } from './make-alert.ts';

export interface AlertResult {
  /** Highest severity first, then by time and id. */
  readonly alerts: readonly Alert[];
  readonly dropped: readonly { readonly rule: Rule; readonly count: number }[];
  /** What exceptions kept from rules. */
  readonly excepted: readonly Excepted[];
  /** Where it was asked for. */
  readonly costs?: Costs;
}

/** Rules on alerts that read alerts of rules on alerts: further is no use to anybody. */
const mostStrata = 4;

/** Order of calls: observe every event once, then finish. */
export class AlertRun {
  readonly #detector: Detector;
  readonly #links = new AttributionLinks();

  readonly #profile: RuleProfile | undefined;

  constructor(rules: RuleSet, mode: Mode = 'scan', isProfiled = false) {
    this.#profile = isProfiled ? new RuleProfile() : undefined;
    this.#detector = new Detector(rules, mode, this.#profile);
  }

  observe(event: Event): void {
    this.#detector.observe(event);
  }

  /** Attributions are read like events; then alerts are, by the rules that ask for them, until nothing new comes of it. */
  finish(attributions: readonly Attribution[]): AlertResult {
    for (const attribution of attributions) {
      const event = attributionEvent(attribution);
      this.#links.add(event.doc);
      this.#detector.observe(event);
    }
    const base = this.#detector.finish((compiled) => !readsAlerts(compiled));
    const alerts = new Map<string, Alert>();
    for (const detection of base.detections) this.#raise(alerts, makeAlert(detection, this.#links));
    let dropped = base.dropped;
    for (let stratum = 0; stratum < mostStrata; stratum++) {
      const before = alerts.size;
      const higher = this.#detector.finish(readsAlerts);
      dropped = [...base.dropped, ...higher.dropped];
      for (const detection of higher.detections) this.#raise(alerts, makeAlert(detection, this.#links));
      if (alerts.size === before) break;
    }
    const excepted = this.#detector.excepted();
    const costs = this.#profile?.costs();
    return { alerts: [...alerts.values()].sort(compareAlerts), dropped, excepted, ...(costs && { costs }) };
  }

  #raise(alerts: Map<string, Alert>, alert: Alert): void {
    const isNew = !alerts.has(alert.id);
    alerts.set(alert.id, alert);
    if (isNew) this.#detector.observe(alertEvent(alert));
  }
}

export function compareAlerts(a: Alert, b: Alert): number {
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    b.riskScore - a.riskScore ||
    compareInstants(a.detection.time, b.detection.time) ||
    compareText(a.id, b.id)
  );
}

function readsAlerts({ events }: CompiledRule): boolean {
  return events.reads(alertStream);
}
