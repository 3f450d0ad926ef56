import type { Detection } from '../engine/detection.ts';
import type { Event } from '../event/event.ts';
import { getText } from '../event/fields.ts';
import { stableId } from '../event/id.ts';
import { type Alert, alertStream, isAlertEvent } from './alert.ts';
import { alertDocument } from './alert-document.ts';
import type { AttributionLinks } from './attribution-links.ts';
import { rate } from './rating.ts';
import { reasonOf } from './reason.ts';

export function makeAlert(detection: Detection, links: AttributionLinks): Alert {
  const { rule, anchor, events } = detection;
  const parts = {
    ...rate(detection),
    id: stableId('alert', rule.id, anchor),
    reason: reasonOf(detection),
    depth: 1 + Math.max(0, ...events.map(depthOf)),
    attributions: links.of(events),
  };
  return { ...parts, detection, document: alertDocument(detection, parts) };
}

/** The alert as an event of the alerts index, for rules that read it. */
export function alertEvent({ id, detection, document }: Alert): Event {
  return {
    id,
    time: detection.time,
    ingested: { ms: detection.runAt, ns: 0 },
    dataStream: alertStream,
    format: 'throughline-alert',
    source: detection.events[0]?.source ?? { file: '', line: 0 },
    doc: document,
    original: '',
  };
}

function depthOf(event: Event): number {
  return isAlertEvent(event) ? Number(getText(event.doc, 'kibana.alert.depth') ?? 0) : 0;
}
