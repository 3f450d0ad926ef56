import { isJsonObject, type JsonObject } from '../event/json.ts';
import { parseLookback, parseSpan } from './duration.ts';
import type { MachineLearning, NewTerms, Suppression, ThreatEntry, ThreatMatch, Threshold } from './rule.ts';
import type { RuleFields } from './rule-fields.ts';

/* What each type of rule has beside its query: Elastic's repository and Kibana's export spell some of it differently. */

export function readThreshold(fields: RuleFields): Threshold | undefined {
  const threshold = fields.within('threshold');
  if (!threshold) {
    fields.wrong('threshold', 'is missing');
    return undefined;
  }
  const value = threshold.number('value', 1);
  if (value < 1) fields.wrong('threshold', 'is to have a value of 1 or more');
  return {
    fields: threshold.texts('field').filter((field) => field !== ''),
    value,
    cardinality: threshold.objects('cardinality').map((one) => {
      const inner = threshold.of(one, 'cardinality');
      return { field: inner.text('field', ''), value: inner.number('value', 1) };
    }),
  };
}

export function readNewTerms(fields: RuleFields): NewTerms | undefined {
  const table = fields.within('new_terms');
  const names = table ? table.texts('value') : fields.texts('new_terms_fields');
  const window = table?.objects('history_window_start')[0];
  const start = table
    ? (window && textOf(window['value'])) || table.text('history_window_start', '')
    : fields.text('history_window_start', '');
  const historyMs = parseLookback(start);
  if (names.length < 1 || names.length > 3) fields.wrong('new_terms', 'is to name one to three fields');
  if (historyMs === undefined) fields.wrong('new_terms', 'is to have a history window such as now-7d');
  if (names.length < 1 || names.length > 3 || historyMs === undefined) return undefined;
  return { fields: names, historyMs };
}

export function readThreatMatch(fields: RuleFields): ThreatMatch {
  const mapping = fields.objects('threat_mapping').map((item) =>
    fields
      .of(item, 'threat_mapping')
      .objects('entries')
      .map((entry): ThreatEntry => {
        const inner = fields.of(entry, 'threat_mapping');
        return {
          field: inner.text('field', ''),
          indicatorField: inner.text('value', ''),
          negate: inner.flag('negate', false),
        };
      }),
  );
  if (mapping.length === 0) fields.wrong('threat_mapping', 'is missing');
  return {
    index: fields.texts('threat_index'),
    query: fields.text('threat_query', '*:*'),
    language: fields.text('threat_language', 'kuery'),
    filters: fields.objects('threat_filters'),
    mapping,
    indicatorPath: fields.text('threat_indicator_path', 'threat.indicator'),
  };
}

export function readMachineLearning(fields: RuleFields): MachineLearning {
  const jobs = fields.texts('machine_learning_job_id');
  if (jobs.length === 0) fields.wrong('machine_learning_job_id', 'is missing');
  return { jobs, anomalyThreshold: fields.number('anomaly_threshold', 0) };
}

export function readSuppression(fields: RuleFields): Suppression | undefined {
  const table = fields.within('alert_suppression');
  if (!table) return undefined;
  const duration = table.within('duration');
  const durationMs = duration && parseSpan(`${duration.number('value', 0)}${duration.text('unit', 'm')}`);
  if (duration && durationMs === undefined)
    fields.wrong('alert_suppression', 'is to have a duration such as 5 m');
  return {
    groupBy: table.texts('group_by'),
    durationMs,
    missing: table.word('missing_fields_strategy', ['suppress', 'doNotSuppress'], 'suppress'),
  };
}

/** A list of tables as it stands; single entries that are no tables are dropped by the reader's complaint. */
export function readFilters(fields: RuleFields, key: string): readonly JsonObject[] {
  return fields.objects(key).filter(isJsonObject);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
