import type { FieldType } from '../../event/field-types/field-type.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { formatGlob, globText, parseGlob } from '../../plan/glob.ts';
import type { Pred } from '../../plan/pred.ts';
import type { Report } from '../report.ts';
import type { Span } from '../span.ts';
import {
  hasWildcard,
  isLoneStar,
  type KqlQuery,
  type KqlText,
  type KqlValue,
  partsOf,
  plainText,
} from './ast.ts';
import { LowerContext, type LowerOptions } from './lower-context.ts';
import { lowerFields, lowerFieldsRange } from './lower-fields.ts';
import { lowerRange } from './lower-range.ts';
import { beneath, lowerValue } from './lower-value.ts';
import { patternOf } from './words.ts';

export interface KqlLowered {
  readonly pred: Pred;
  /** The predicate holds for the `now` that was given; for another one the query is lowered again. */
  readonly readsClock: boolean;
  /** Each condition of the query and what became of it, in the order of the text. */
  readonly clauses: readonly { readonly loc: Span; readonly pred: Pred }[];
}

/** What goes wrong is in the report; with an error there the predicate is not to be used. */
export function lowerKql(query: KqlQuery, options: LowerOptions, report: Report): KqlLowered {
  const context = new LowerContext(options, report);
  const lowering = new Lowering(context, options.clock);
  const pred = lowering.query(query, undefined);
  return { pred, readsClock: context.readsClock, clauses: lowering.clauses };
}

class Lowering {
  readonly clauses: { readonly loc: Span; readonly pred: Pred }[] = [];
  readonly #context: LowerContext;
  #clock: LowerOptions['clock'];

  constructor(context: LowerContext, clock: LowerOptions['clock']) {
    this.#context = context;
    this.#clock = clock;
  }

  /** `scope` is the path of the nested object within whose braces the query stands. */
  query(query: KqlQuery, scope: string | undefined): Pred {
    const { pool } = this.#context;
    switch (query.kind) {
      case 'match-all':
        return pool.all;
      case 'and':
        return pool.and(query.items.map((item) => this.query(item, scope)));
      case 'or':
        return pool.or(query.items.map((item) => this.query(item, scope)));
      case 'not':
        return pool.not(this.#opposite(() => this.query(query.item, scope)));
      case 'free':
      case 'field':
      case 'range':
      case 'nested': {
        const pred = this.#open(() => this.#condition(query, scope));
        this.clauses.push({ loc: query.loc, pred });
        return pred;
      }
      default:
        return assertNever(query);
    }
  }

  /** A condition, or where it reads a clock that is left open, what it may come to. */
  #open(condition: () => Pred): Pred {
    const context = this.#context;
    if (this.#clock === undefined) return condition();
    const before = context.readsClock;
    context.readsClock = false;
    const pred = condition();
    const isOpen = context.readsClock;
    context.readsClock ||= before;
    if (!isOpen) return pred;
    return this.#clock === 'widest' ? context.pool.all : context.pool.none;
  }

  /** What is widest within a negation makes the whole narrowest. */
  #opposite(item: () => Pred): Pred {
    const clock = this.#clock;
    if (clock !== undefined) this.#clock = clock === 'widest' ? 'narrowest' : 'widest';
    const pred = item();
    this.#clock = clock;
    return pred;
  }

  #condition(
    query: KqlQuery & { kind: 'free' | 'field' | 'range' | 'nested' },
    scope: string | undefined,
  ): Pred {
    const context = this.#context;
    switch (query.kind) {
      case 'free':
        return this.#anywhere(query.value, scope);
      case 'field': {
        if (!hasWildcard(query.field)) {
          const type = this.#type(query.field, scope);
          return this.#value(query.value, (text) => lowerValue(type, text, context));
        }
        if (isLoneStar(query.field)) return this.#value(query.value, (text) => this.#anywhere(text, scope));
        const pattern = patternIn(query.field, scope);
        return this.#value(query.value, (text) => lowerFields(pattern, text, false, context));
      }
      case 'range':
        if (hasWildcard(query.field)) return lowerFieldsRange(patternIn(query.field, scope), query, context);
        return lowerRange(this.#type(query.field, scope), query, context);
      case 'nested': {
        const path = nameIn(query.field, scope);
        this.#checkNested(path, query.field);
        return context.pool.nested(path, this.query(query.item, path));
      }
      default:
        return assertNever(query);
    }
  }

  #value(value: KqlValue, lower: (text: KqlText) => Pred): Pred {
    const { pool } = this.#context;
    switch (value.kind) {
      case 'and':
        return pool.and(value.items.map((item) => this.#value(item, lower)));
      case 'or':
        return pool.or(value.items.map((item) => this.#value(item, lower)));
      case 'not':
        return pool.not(this.#value(value.item, lower));
      case 'bare':
      case 'quoted':
        return lower(value);
      default:
        return assertNever(value);
    }
  }

  /** In any field. A star alone asks for nothing. */
  #anywhere(text: KqlText, scope: string | undefined): Pred {
    if (isLoneStar(text)) return this.#context.pool.all;
    return lowerFields(scope === undefined ? '*' : beneath(scope), text, true, this.#context);
  }

  #type(field: KqlText, scope: string | undefined): FieldType {
    const type = this.#context.types.typeOf(nameIn(field, scope));
    if (type.nested !== undefined && type.nested !== scope) {
      this.#context.report.note(
        'kql-nested-implicit',
        field.loc,
        `${type.path} stands within the nested ${type.nested}: Kibana refuses it outside of braces.`,
        `Write \`${type.nested}: { … }\`, so that conditions meet in one element.`,
      );
    }
    return type;
  }

  #checkNested(path: string, field: KqlText): void {
    const { types, report } = this.#context;
    const type = types.typeOf(path);
    if (hasWildcard(field)) {
      report.error(
        'kql-not-nested',
        field.loc,
        'Braces stand after the name of one field, without wildcards.',
      );
    } else if (type.family !== 'nested' && type.family !== 'dynamic') {
      report.error(
        'kql-not-nested',
        field.loc,
        `${path} is of type ${type.name}; braces are for nested fields.`,
        `Without braces, name each field whole: \`${path}.…\`. Is the field nested after all, a mapping can say so.`,
      );
    }
  }
}

function nameIn(field: KqlText, scope: string | undefined): string {
  return scope === undefined ? plainText(field) : `${scope}.${plainText(field)}`;
}

function patternIn(field: KqlText, scope: string | undefined): string {
  const pattern = formatGlob(patternOf(partsOf(field)));
  return scope === undefined ? pattern : formatGlob([globText(`${scope}.`), ...parseGlob(pattern)]);
}
