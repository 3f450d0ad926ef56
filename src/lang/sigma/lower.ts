import { compileGlob } from '../../exec/glob/compile-glob.ts';
import { assertNever } from '../../plan/assert-never.ts';
import { maxQueryLeaves } from '../../plan/limits.ts';
import type { Pred } from '../../plan/pred.ts';
import type { Report } from '../report.ts';
import type { Span } from '../span.ts';
import { operandsOf } from './apply-modifiers.ts';
import type { Condition, OfSelections, Selection, SelectionBody, SigmaItem, SigmaQuery } from './ast.ts';
import type { SigmaContext } from './lower-context.ts';
import type { Operand } from './operand.ts';
import { fieldPred, keywordPred } from './operand-pred.ts';
import type { Reading } from './pipeline.ts';

export interface SigmaLowered {
  readonly pred: Pred;
  /** The events of the logsource alone, and the detection alone: the predicate asks for both together. */
  readonly gate: Pred;
  readonly detection: Pred;
  /** Each item of the selections and what became of it, in the order of the text. */
  readonly clauses: readonly SigmaClause[];
  /** Why no event can match although nothing is wrong with the rule: its logsource, or placeholders without values. */
  readonly idle: readonly string[];
}

export interface SigmaClause {
  readonly selection: string;
  readonly item: SigmaItem;
  readonly pred: Pred;
}

/** A detection that says nothing of where it looks is asked of every event, with fields as they are named. */
const everywhere: Reading = { events: [], maps: [], prefixes: [], keywords: ['*'] };

/** What goes wrong is in the report; with an error there the predicate is not to be used. */
export function lowerSigma(query: SigmaQuery, context: SigmaContext, report: Report): SigmaLowered {
  const { pool } = context;
  const idle: string[] = [];
  const readings = query.logsource ? context.options.pipelines.readingsOf(query.logsource) : [everywhere];
  if (typeof readings === 'string') idle.push(readings);
  const lowering = new Lowering(query, context, report);
  // Read in any way, a rule shows its errors.
  const ways = typeof readings === 'string' ? [everywhere] : readings;
  const lowered = ways.map((reading) => ({ gate: context.gate(reading), found: lowering.read(reading) }));
  for (const name of lowering.missing) idle.push(`it needs values for the placeholder %${name}%`);
  const isIdle = idle.length > 0;
  return {
    pred: isIdle ? pool.none : pool.or(lowered.map(({ gate, found }) => pool.and([gate, found.pred]))),
    gate: isIdle ? pool.none : pool.or(lowered.map(({ gate }) => gate)),
    detection: pool.or(lowered.map(({ found }) => found.pred)),
    clauses: mergeClauses(
      lowered.map(({ found }) => found.clauses),
      context,
    ),
    idle,
  };
}

class Lowering {
  /** Placeholders that nobody has given values for. */
  readonly missing = new Set<string>();
  readonly #query: SigmaQuery;
  readonly #context: SigmaContext;
  readonly #report: Report;
  readonly #operands = new Map<SigmaItem, readonly Operand[]>();
  readonly #reported = new Set<Condition>();
  #leaves = 0;

  constructor(query: SigmaQuery, context: SigmaContext, report: Report) {
    this.#query = query;
    this.#context = context;
    this.#report = report;
    this.#lintUnused();
  }

  read(reading: Reading): { readonly pred: Pred; readonly clauses: readonly SigmaClause[] } {
    const { pool } = this.#context;
    const clauses: SigmaClause[] = [];
    const selections = new Map<string, Pred>();
    const { detection } = this.#query;
    for (const { name, body } of detection.selections) {
      selections.set(name, this.#body(body, name, reading, clauses));
    }
    const conditions = detection.conditions.map((condition) => this.#condition(condition, selections));
    return { pred: pool.or(conditions), clauses };
  }

  #condition(condition: Condition, selections: ReadonlyMap<string, Pred>): Pred {
    const { pool } = this.#context;
    switch (condition.kind) {
      case 'and':
        return pool.and(condition.items.map((item) => this.#condition(item, selections)));
      case 'or':
        return pool.or(condition.items.map((item) => this.#condition(item, selections)));
      case 'not':
        return pool.not(this.#condition(condition.item, selections));
      case 'name': {
        const found = selections.get(condition.name);
        if (found) return found;
        this.#once(condition, () => {
          const names = [...selections.keys()];
          const help = names.length > 0 ? `The selections are ${names.join(', ')}.` : undefined;
          this.#report.error(
            'sigma-condition',
            condition.loc,
            `There is no selection ${condition.name}.`,
            help,
          );
        });
        return pool.none;
      }
      case 'of':
        return this.#of(condition, selections);
      default:
        return assertNever(condition);
    }
  }

  #of(condition: OfSelections, selections: ReadonlyMap<string, Pred>): Pred {
    const { pool } = this.#context;
    const { quantifier, pattern, loc } = condition;
    const found = chosen(pattern, this.#query.detection.selections).flatMap(
      ({ name }) => selections.get(name) ?? [],
    );
    if (found.length === 0) {
      this.#once(condition, () => {
        if (quantifier === 'one') {
          this.#report.warn(
            'sigma-condition',
            loc,
            `No selection is meant by ${pattern}, so none of them ever holds.`,
          );
        } else {
          this.#report.error(
            'sigma-condition',
            loc,
            `No selection is meant by ${pattern}: all of none holds always.`,
          );
        }
      });
    }
    return quantifier === 'one' ? pool.or(found) : pool.and(found);
  }

  #body(body: SelectionBody, selection: string, reading: Reading, clauses: SigmaClause[]): Pred {
    const { pool } = this.#context;
    switch (body.kind) {
      case 'map':
        return pool.and(body.items.map((item) => this.#body(item, selection, reading, clauses)));
      case 'list':
        return pool.or(body.items.map((item) => this.#body(item, selection, reading, clauses)));
      case 'item': {
        const pred = this.#item(body, reading);
        clauses.push({ selection, item: body, pred });
        return pred;
      }
      default:
        return assertNever(body);
    }
  }

  #item(item: SigmaItem, reading: Reading): Pred {
    const { pool } = this.#context;
    const fieldOf = (name: string) => this.#context.field(name, reading);
    const field = item.field === undefined ? undefined : fieldOf(item.field);
    const preds = this.#operandsOf(item).map((operand) =>
      field === undefined
        ? keywordPred(reading.keywords, operand, pool)
        : fieldPred(field, operand, pool, fieldOf),
    );
    const isAll = item.modifiers.some(({ name }) => name === 'all');
    const joined = isAll ? pool.and(preds) : pool.or(preds);
    return item.modifiers.some(({ name }) => name === 'neq') ? pool.not(joined) : joined;
  }

  #operandsOf(item: SigmaItem): readonly Operand[] {
    const known = this.#operands.get(item);
    if (known) return known;
    const made = operandsOf(item, (name) => this.#placeholder(name), this.#report);
    this.#lintAll(item);
    this.#count(made, item.loc);
    this.#operands.set(item, made);
    return made;
  }

  #placeholder(name: string): readonly string[] | undefined {
    const values = this.#context.options.placeholders.get(name);
    if (!values) this.missing.add(name);
    return values;
  }

  #count(operands: readonly Operand[], loc: Span): void {
    const before = this.#leaves;
    for (const operand of operands) this.#leaves += operand.kind === 'any' ? operand.operands.length : 1;
    if (before > maxQueryLeaves || this.#leaves <= maxQueryLeaves) return;
    const message = `With its values spelled out, the rule has more than ${maxQueryLeaves} conditions.`;
    this.#report.error('query-too-large', loc, message);
  }

  #lintAll({ modifiers, values }: SigmaItem): void {
    const all = modifiers.find(({ name }) => name === 'all');
    if (!all || values.length > 1) return;
    this.#report.warn(
      'sigma-modifier',
      all.loc,
      '`all` joins the values of a list: with one value it has no effect.',
    );
  }

  #lintUnused(): void {
    const { selections, conditions } = this.#query.detection;
    const used = new Set(conditions.flatMap((condition) => namesIn(condition, selections)));
    for (const { name, loc } of selections) {
      if (!used.has(name))
        this.#report.warn('sigma-unused', loc, `No condition asks for the selection ${name}.`);
    }
  }

  /** A rule may be read in several ways, and what is wrong with its condition is wrong in all. */
  #once(condition: Condition, report: () => void): void {
    if (this.#reported.has(condition)) return;
    this.#reported.add(condition);
    report();
  }
}

/** `them` and patterns mean no selection whose name begins with `_`, unless the pattern itself does. */
function chosen(pattern: string, selections: readonly Selection[]): readonly Selection[] {
  const covers = coversOf(pattern);
  return selections.filter(({ name }) => covers(name) && (pattern.startsWith('_') || !name.startsWith('_')));
}

function coversOf(pattern: string): (name: string) => boolean {
  if (pattern === 'them') return () => true;
  // Nearly all are of this form, and there are thousands.
  const prefix = pattern.slice(0, -1);
  if (pattern.endsWith('*') && /^\w*$/.test(prefix)) return (name) => name.startsWith(prefix);
  return compileGlob(pattern);
}

function namesIn(condition: Condition, selections: readonly Selection[]): readonly string[] {
  switch (condition.kind) {
    case 'name':
      return [condition.name];
    case 'of':
      return chosen(condition.pattern, selections).map(({ name }) => name);
    case 'not':
      return namesIn(condition.item, selections);
    case 'and':
    case 'or':
      return condition.items.flatMap((item) => namesIn(item, selections));
    default:
      return assertNever(condition);
  }
}

/** A clause holds where it holds in some reading. */
function mergeClauses(
  ways: readonly (readonly SigmaClause[])[],
  { pool }: SigmaContext,
): readonly SigmaClause[] {
  const [first = [], second] = ways;
  if (!second) return first;
  return first.map((clause, at) => ({
    ...clause,
    pred: pool.or(ways.flatMap((clauses) => clauses[at]?.pred ?? [])),
  }));
}
