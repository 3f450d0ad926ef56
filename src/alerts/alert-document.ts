import type { Detection } from '../engine/detection.ts';
import type { Event } from '../event/event.ts';
import { getField, getText } from '../event/fields.ts';
import { formatInstant } from '../event/instant.ts';
import type { JsonObject, JsonValue } from '../event/json.ts';
import { alertDataset, isAlertEvent } from './alert.ts';
import { carriedFields, originalEvent } from './event-fields.ts';
import type { Rating } from './rating.ts';
import { ruleFacts } from './rule-facts.ts';

export interface DocumentParts extends Rating {
  readonly id: string;
  readonly reason: string;
  readonly depth: number;
  readonly attributions: readonly string[];
}

/** A group of thousands of events names this many of them. */
const mostEvents = 100;

/**
 * The ECS document of an alert: the fields of the event that it is about, and `kibana.alert.*` with dots in its names as
 * Kibana stores it, so that rules over alerts and Kibana's own tools find what they expect.
 */
export function alertDocument(detection: Detection, parts: DocumentParts): JsonObject {
  const { rule, runAt, events, time, threshold } = detection;
  const [first] = events;
  const carried = threshold || !first ? termFields(detection) : carriedFields(first);
  const { event, throughline, ...rest } = carried;
  const shown = events.slice(0, mostEvents);
  const at = formatInstant(time);
  return {
    '@timestamp': at,
    ...rest,
    data_stream: { type: 'logs', dataset: alertDataset, namespace: 'default' },
    event: { ...(event as JsonObject | undefined), kind: 'signal' },
    ...alertFields(detection, parts),
    ...ruleFacts(rule),
    'kibana.alert.intended_timestamp': formatInstant({ ms: runAt, ns: 0 }),
    ...(first && !threshold && originalEvent(first)),
    ...(first && { 'kibana.alert.original_time': first.time === time ? at : formatInstant(first.time) }),
    'kibana.alert.ancestors': shown.flatMap((one) => ancestorsOf(one, rule.id)),
    ...resultFields(detection),
    throughline: {
      ...(throughline as JsonObject | undefined),
      ...(parts.attributions.length > 0 && { attribution_ids: parts.attributions }),
      sources: shown.map(sourceOf),
    },
  };
}

function alertFields({ rule }: Detection, parts: DocumentParts): JsonObject {
  return {
    'kibana.alert.uuid': parts.id,
    'kibana.alert.reason': parts.reason,
    'kibana.alert.severity': parts.severity,
    'kibana.alert.risk_score': parts.riskScore,
    'kibana.alert.status': 'active',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.depth': parts.depth,
    ...(rule.isBuildingBlock && { 'kibana.alert.building_block_type': 'default' }),
    'kibana.alert.rule.name': parts.name,
  };
}

function resultFields({ rule, threshold, newTerms, indicators, suppression }: Detection): JsonObject {
  const path = rule.threatMatch?.indicatorPath ?? 'threat.indicator';
  return {
    ...(threshold && {
      'kibana.alert.threshold_result': {
        terms: threshold.terms.map(({ field, value }) => ({ field, value })),
        count: threshold.count,
        cardinality: threshold.cardinality.map(({ field, value }) => ({ field, value })),
      },
    }),
    ...(newTerms && { 'kibana.alert.new_terms': newTerms.map(({ value }) => value) }),
    ...(indicators && {
      'threat.enrichments': indicators.map(({ event, matched }) => ({
        indicator: (getField(event.doc, path) ?? {}) as JsonValue,
        matched: matched.map(({ field, atomic }) => ({
          field,
          atomic,
          id: event.id,
          index: event.dataStream,
          type: 'indicator_match_rule',
        })),
      })),
    }),
    ...(suppression && {
      'kibana.alert.suppression.terms': suppression.terms.map(({ field, value }) => ({ field, value })),
      'kibana.alert.suppression.start': formatInstant(suppression.start),
      'kibana.alert.suppression.end': formatInstant(suppression.end),
      'kibana.alert.suppression.docs_count': suppression.count,
    }),
  };
}

/** The group that a threshold counted, as fields. */
function termFields({ threshold }: Detection): JsonObject {
  return Object.fromEntries((threshold?.terms ?? []).map(({ field, value }) => [field, value]));
}

/** An alert among the events is an ancestor, and so are its own. */
function ancestorsOf(event: Event, ruleId: string): JsonObject[] {
  const isAlert = isAlertEvent(event);
  const above = isAlert ? getField(event.doc, 'kibana.alert.ancestors') : undefined;
  const older = (Array.isArray(above) ? above : above === undefined ? [] : [above]) as JsonObject[];
  const rule = isAlert ? (getText(event.doc, 'kibana.alert.rule.rule_id') ?? ruleId) : undefined;
  const own: JsonObject = {
    id: event.id,
    type: isAlert ? 'signal' : 'event',
    index: event.dataStream,
    depth: isAlert ? Number(getText(event.doc, 'kibana.alert.depth') ?? 1) : 0,
    ...(rule !== undefined && { rule }),
  };
  return [...older, own];
}

/** Where the record stands in the input, and the record itself with secrets redacted. */
function sourceOf({ id, time, source, original }: Event): JsonObject {
  const { file, line, index } = source;
  return {
    file,
    line,
    ...(index !== undefined && { index }),
    event_id: id,
    time: formatInstant(time),
    ...(original !== '' && { original }),
  };
}
