import { isJsonObject, type JsonObject } from '../../event/json.ts';
import type { LowerOptions } from '../../lang/kql/lower-context.ts';
import type { Pred } from '../../plan/pred.ts';
import { DslPreds } from './dsl-preds.ts';
import { UnsupportedFilter } from './unsupported-filter.ts';

export interface FilterLowered {
  readonly pred: Pred;
  /** The predicate is that of the `now` that was given. */
  readonly readsClock: boolean;
}

/** A filter of a rule as a predicate: Elasticsearch's query DSL under Kibana's `meta`. Throws `UnsupportedFilter`. */
export function filterPred(filter: JsonObject, options: LowerOptions): FilterLowered {
  const preds = new DslPreds(options);
  return { pred: underMeta(filter, preds), readsClock: preds.readsClock };
}

/** `meta` switches a filter off, turns it round, or joins the filters that it holds. */
function underMeta(filter: JsonObject, preds: DslPreds): Pred {
  const meta = isJsonObject(filter['meta']) ? filter['meta'] : {};
  if (meta['disabled'] === true) return preds.pool.all;
  const { meta: _meta, $state: _state, query, ...rest } = filter;
  const inner = () => {
    if (meta['type'] === 'combined') return combined(meta, preds);
    return preds.of(isJsonObject(query) ? query : rest);
  };
  return meta['negate'] === true ? preds.not(inner) : inner();
}

function combined({ relation, params }: JsonObject, preds: DslPreds): Pred {
  if (!Array.isArray(params) || !params.every(isJsonObject)) {
    throw new UnsupportedFilter('a combined filter without filters');
  }
  const parts = params.map((part) => underMeta(part, preds));
  return relation === 'OR' ? preds.pool.or(parts) : preds.pool.and(parts);
}
