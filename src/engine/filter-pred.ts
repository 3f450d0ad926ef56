import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';
import { compileKql } from '../lang/kql/compile.ts';
import type { LowerOptions } from '../lang/kql/lower-context.ts';
import { parseGlob } from '../plan/glob.ts';
import type { Pred } from '../plan/pred.ts';
import { globTest } from '../plan/value-tests.ts';

/** What a rule's filter asks for that is not evaluated; caught where rules are compiled and told as a diagnostic. */
export class UnsupportedFilter extends Error {}

/**
 * A filter of a rule as a predicate: Elasticsearch's query DSL under Kibana's `meta`. Values are compared as KQL compares them
 * in quotes, so that a filter and a query agree on types.
 */
export function filterPred(filter: JsonObject, options: LowerOptions): Pred {
  const { pool } = options;
  const meta = isJsonObject(filter['meta']) ? filter['meta'] : {};
  if (meta['disabled'] === true) return pool.all;
  const { meta: _meta, $state: _state, query, ...rest } = filter;
  const pred = dsl(isJsonObject(query) ? query : rest, options);
  return meta['negate'] === true ? pool.not(pred) : pred;
}

function dsl(body: JsonObject, options: LowerOptions): Pred {
  const entries = Object.entries(body);
  const [first] = entries;
  if (!first || entries.length !== 1) throw new UnsupportedFilter('a filter without exactly one condition');
  const [kind, value] = first;
  if (kind === 'match_all') return options.pool.all;
  if (!isJsonObject(value)) throw new UnsupportedFilter(`the condition ${kind} without fields`);
  if (kind === 'bool') return bool(value, options);
  if (kind === 'nested' && isJsonObject(value['query'])) {
    return options.pool.nested(String(value['path']), dsl(value['query'], options));
  }
  if (kind === 'exists') return kql(`${name(String(value['field']))}: *`, options);
  const parts = Object.entries(value).filter(([key]) => key !== 'boost' && key !== 'minimum_should_match');
  const [field, operand] = parts[0] ?? [];
  if (field === undefined || operand === undefined || parts.length !== 1) {
    throw new UnsupportedFilter(`the condition ${kind} on several fields`);
  }
  return condition(kind, field, operand, options);
}

function condition(kind: string, field: string, operand: JsonValue, options: LowerOptions): Pred {
  const inner = isJsonObject(operand) ? operand : {};
  const plain = isJsonObject(operand) ? (operand['value'] ?? operand['query'] ?? null) : operand;
  switch (kind) {
    case 'term':
    case 'match':
    case 'match_phrase':
      return inner['case_insensitive'] === true
        ? pattern(field, String(plain).replace(/[\\*?]/g, '\\$&'), true, options)
        : kql(`${name(field)}: ${quoted(plain)}`, options);
    case 'terms':
      if (!Array.isArray(operand)) throw new UnsupportedFilter('terms without a list');
      return options.pool.or(operand.map((item) => kql(`${name(field)}: ${quoted(item)}`, options)));
    case 'prefix':
      return pattern(
        field,
        `${String(plain).replace(/[\\*?]/g, '\\$&')}*`,
        inner['case_insensitive'] === true,
        options,
      );
    case 'wildcard':
      return pattern(field, String(inner['wildcard'] ?? plain), inner['case_insensitive'] === true, options);
    case 'range':
      return range(field, inner, options);
    default:
      throw new UnsupportedFilter(`a filter of the kind ${kind}`);
  }
}

function range(field: string, bounds: JsonObject, options: LowerOptions): Pred {
  const signs: Readonly<Record<string, string>> = { gte: '>=', gt: '>', lte: '<=', lt: '<' };
  const parts = Object.entries(bounds).flatMap(([key, value]) => {
    const sign = signs[key];
    return sign && value !== null && value !== undefined ? [`${name(field)} ${sign} ${quoted(value)}`] : [];
  });
  return parts.length === 0 ? kql(`${name(field)}: *`, options) : kql(parts.join(' and '), options);
}

/** `?` is any one character here, unlike in KQL. */
function pattern(field: string, text: string, caseless: boolean, options: LowerOptions): Pred {
  const { path } = options.types.typeOf(field);
  const test = globTest(parseGlob(text), caseless ? 'caseless' : 'none');
  return test ? options.pool.leaf(path, test) : options.pool.exists(path);
}

function bool(body: JsonObject, options: LowerOptions): Pred {
  const { pool } = options;
  const items = (key: string): Pred[] => {
    const value = body[key];
    if (value === undefined || value === null) return [];
    const list: readonly JsonValue[] = Array.isArray(value) ? value : [value];
    return list.map((item) => {
      if (!isJsonObject(item)) throw new UnsupportedFilter(`${key} with something that is no condition`);
      return dsl(item, options);
    });
  };
  const least = body['minimum_should_match'];
  if (least !== undefined && least !== 0 && String(least) !== '1') {
    throw new UnsupportedFilter(`minimum_should_match ${String(least)}`);
  }
  const must = [...items('must'), ...items('filter')];
  const should = items('should');
  const isOptional = least === 0 || (least === undefined && must.length > 0);
  return pool.and([
    ...must,
    ...(should.length > 0 && !isOptional ? [pool.or(should)] : []),
    ...items('must_not').map((item) => pool.not(item)),
  ]);
}

function kql(text: string, options: LowerOptions): Pred {
  const { lowered, diagnostics } = compileKql(text, options);
  if (!lowered) throw new UnsupportedFilter(diagnostics[0]?.message ?? 'a condition that cannot be read');
  return lowered.pred;
}

function quoted(value: JsonValue): string {
  return `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

function name(field: string): string {
  return field.replace(/[\\():<>"*{}]/g, '\\$&');
}
