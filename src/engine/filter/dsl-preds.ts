import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import type { KqlQuery } from '../../lang/kql/ast.ts';
import { lowerKql } from '../../lang/kql/lower.ts';
import type { LowerOptions } from '../../lang/kql/lower-context.ts';
import { parseKql } from '../../lang/kql/parse.ts';
import { Report } from '../../lang/report.ts';
import { SourceText } from '../../lang/source-text.ts';
import type { Pred } from '../../plan/pred.ts';
import type { PredPool } from '../../plan/pred-pool.ts';
import { onField } from './dsl-conditions.ts';
import type { DslLowering } from './dsl-lowering.ts';
import { anyOfFields } from './dsl-many-fields.ts';
import { exists } from './dsl-text.ts';
import { UnsupportedFilter } from './unsupported-filter.ts';

/** Options of a condition that change nothing about what it holds for. */
const idle = new Set(['boost', '_name', 'rewrite', 'ignore_unmapped', 'minimum_should_match', 'score_mode']);

/** Queries of Elasticsearch's DSL as predicates. Where they mean what a KQL query means, that is what they become. */
export class DslPreds implements DslLowering {
  readonly options: LowerOptions;
  readsClock = false;
  #clock: LowerOptions['clock'];

  constructor(options: LowerOptions) {
    this.options = options;
    this.#clock = options.clock;
  }

  get pool(): PredPool {
    return this.options.pool;
  }

  /** One query: an object with its kind as the only key. */
  of(body: JsonObject): Pred {
    const [first, second] = Object.entries(body);
    if (!first || second) throw new UnsupportedFilter('a filter without exactly one condition');
    const [kind, value] = first;
    if (kind === 'match_all') return this.pool.all;
    if (kind === 'match_none') return this.pool.none;
    if (!isJsonObject(value)) throw new UnsupportedFilter(`the condition ${kind} without fields`);
    switch (kind) {
      case 'bool':
        return this.#bool(value);
      case 'constant_score':
        return this.#within(value['filter'], kind);
      case 'dis_max':
        return this.pool.or(this.#list(value['queries'], kind));
      case 'nested':
        return this.pool.nested(String(value['path']), this.#within(value['query'], kind));
      case 'kql':
        return this.#kql(String(value['query']));
      case 'multi_match':
        return anyOfFields(value, this);
      case 'ids':
        return this.pool.or(texts(value['values']).map((id) => onField('term', '_id', id, this)));
      case 'exists':
        return this.lower(exists(String(value['field'])));
      default:
        return this.#field(kind, value);
    }
  }

  not(item: () => Pred): Pred {
    const clock = this.#clock;
    if (clock !== undefined) this.#clock = clock === 'widest' ? 'narrowest' : 'widest';
    const pred = item();
    this.#clock = clock;
    return this.pool.not(pred);
  }

  lower(query: KqlQuery): Pred {
    const report = new Report(new SourceText('', { file: 'filter' }));
    const options = { ...this.options, ...(this.#clock && { clock: this.#clock }) };
    const { pred, readsClock } = lowerKql(query, options, report);
    const error = report.diagnostics.find(({ severity }) => severity === 'error');
    if (error) throw new UnsupportedFilter(`a filter that Elasticsearch refuses (${error.message})`);
    this.readsClock ||= readsClock;
    return pred;
  }

  #kql(text: string): Pred {
    const { query, diagnostics } = parseKql(text);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (!query) throw new UnsupportedFilter(error?.message ?? 'a query that cannot be read');
    return this.lower(query);
  }

  #field(kind: string, value: JsonObject): Pred {
    const parts = Object.entries(value).filter(([key]) => !idle.has(key));
    const [field, operand] = parts[0] ?? [];
    if (field === undefined || operand === undefined || parts.length !== 1) {
      throw new UnsupportedFilter(`the condition ${kind} on several fields`);
    }
    return onField(kind, field, operand, this);
  }

  #bool(body: JsonObject): Pred {
    const least = body['minimum_should_match'];
    if (least !== undefined && least !== 0 && String(least) !== '1') {
      throw new UnsupportedFilter(`minimum_should_match ${String(least)}`);
    }
    const must = [...this.#list(body['must'], 'must'), ...this.#list(body['filter'], 'filter')];
    const should = this.#list(body['should'], 'should');
    const isOptional = least === 0 || (least === undefined && must.length > 0);
    return this.pool.and([
      ...must,
      ...(should.length > 0 && !isOptional ? [this.pool.or(should)] : []),
      ...listed(body['must_not']).map((item) => this.not(() => this.#within(item, 'must_not'))),
    ]);
  }

  #list(value: JsonValue | undefined, place: string): Pred[] {
    return listed(value).map((item) => this.#within(item, place));
  }

  #within(value: JsonValue | undefined, place: string): Pred {
    if (!isJsonObject(value)) throw new UnsupportedFilter(`${place} with something that is no condition`);
    return this.of(value);
  }
}

function listed(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function texts(value: JsonValue | undefined): string[] {
  return listed(value).map(String);
}
