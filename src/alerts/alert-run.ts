import type { Attribution } from '../attribution/model/attribution.ts';
import type { Detection } from '../engine/detection.ts';
import { type Detected, Detector, type Excepted } from '../engine/detector.ts';
import { type Costs, RuleProfile } from '../engine/rule-profile.ts';
import type { CompiledRule, RuleSet } from '../engine/rule-set.ts';
import type { Mode } from '../engine/schedule.ts';
import type { Event } from '../event/event.ts';
import { compareInstants } from '../event/instant.ts';
import { compareText } from '../event/order.ts';
import type { WantedWords } from '../ingest/skim/wanted-words.ts';
import { type Rule, severities } from '../rules/rule.ts';
import { type Alert, alertStream } from './alert.ts';
import { attributionEvent, attributionStream, savedAttribution } from './attribution-event.ts';
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
  /** Attributions among the input, which an earlier scan has made. */
  readonly #saved: Event[] = [];
  readonly #profile: RuleProfile | undefined;
  /** Some rule reads alerts. */
  readonly #hasReaders: boolean;

  constructor(rules: RuleSet, mode: Mode = 'scan', isProfiled = false) {
    this.#profile = isProfiled ? new RuleProfile() : undefined;
    this.#detector = new Detector(rules, mode, this.#profile, alertStream);
    this.#hasReaders = rules.rules.some(readsAlerts);
  }

  /** As `Detector` says it. */
  wantedOf(dataStream: string): WantedWords | undefined {
    return this.#detector.wantedOf(dataStream);
  }

  /** As `Detector` says it. */
  wants(event: Event): boolean {
    return event.dataStream === attributionStream || this.#detector.wants(event);
  }

  observe(event: Event): void {
    if (event.dataStream === attributionStream) this.#saved.push(event);
    else this.#detector.observe(event);
  }

  /**
   * Attributions are read like events, saved ones only where this scan has none of its own; then alerts are, by the rules that
   * ask for them, until nothing new comes of it.
   */
  finish(attributions: readonly Attribution[]): AlertResult {
    const isStale = attributions.length > 0;
    const events = isStale ? attributions.map(attributionEvent) : this.#saved.map(savedAttribution);
    for (const event of events) {
      this.#links.add(event.doc);
      this.#detector.observe(event);
    }
    const base = this.#detector.finish((compiled) => !readsAlerts(compiled));
    const below = this.#alertsOf(base.detections);
    const { alerts, dropped } = this.#hasReaders
      ? this.#readAlerts(below, base.dropped)
      : { alerts: below, dropped: base.dropped };
    const excepted = this.#detector.excepted();
    const costs = this.#profile?.costs();
    return { alerts: [...alerts.values()].sort(compareAlerts), dropped, excepted, ...(costs && { costs }) };
  }

  /** The alerts below and those of the rules that read alerts. */
  #readAlerts(
    below: ReadonlyMap<string, Alert>,
    droppedBelow: Detected['dropped'],
  ): { alerts: ReadonlyMap<string, Alert>; dropped: Detected['dropped'] } {
    this.#show(new Map(), below);
    let alerts = below;
    let dropped = droppedBelow;
    for (let stratum = 0; stratum < mostStrata; stratum++) {
      const higher = this.#detector.finish(readsAlerts);
      const found = new Map([...below, ...this.#alertsOf(higher.detections)]);
      dropped = [...droppedBelow, ...higher.dropped];
      const isChanged = this.#show(alerts, found);
      alerts = found;
      if (!isChanged) break;
    }
    return { alerts, dropped };
  }

  #alertsOf(detections: readonly Detection[]): Map<string, Alert> {
    const alerts = detections.map((detection) => makeAlert(detection, this.#links));
    return new Map(alerts.map((alert) => [alert.id, alert]));
  }

  /** Rules are to see these alerts instead of those. Seeing more, a rule may no longer say what it said. */
  #show(before: ReadonlyMap<string, Alert>, after: ReadonlyMap<string, Alert>): boolean {
    const gone = [...before.values()].filter(({ id }) => !after.has(id));
    const come = [...after.values()].filter((alert) => {
      const known = before.get(alert.id);
      return !known || (known !== alert && JSON.stringify(known.document) !== JSON.stringify(alert.document));
    });
    for (const { id } of [...gone, ...come]) this.#detector.withdraw(id);
    for (const alert of come) {
      this.#links.addAlert(alert);
      this.#detector.observe(alertEvent(alert));
    }
    return gone.length + come.length > 0;
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
