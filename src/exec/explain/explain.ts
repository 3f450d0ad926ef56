import type { JsonObject, JsonValue } from '../../event/json.ts';
import { isJsonObject } from '../../event/json.ts';
import { assertNever } from '../../plan/assert-never.ts';
import type { Leaf, Pred } from '../../plan/pred.ts';
import { childrenOf } from '../../plan/visit.ts';
import { Compiler } from '../compiler.ts';
import { rawCell, viewCell } from '../field-cells.ts';
import { Frame } from '../frame.ts';
import { compileLeaf, isSingle } from '../leaf.ts';
import { valueProgram } from '../op/value-program.ts';
import { holdsValue } from '../presence.ts';
import type { Subject } from '../subject.ts';
import { withoutCase } from './without-case.ts';

export type Reason =
  | 'passes'
  | 'field-absent'
  /** Null, an empty array or an object where a value is due. */
  | 'no-value'
  /** No value can be read as what the test asks for: text where an address is due. */
  | 'type-differs'
  | 'several-values'
  | 'case-differs'
  | 'value-differs'
  | 'element-absent'
  | 'no-element-passes'
  | 'condition-fails';

export interface Explanation {
  readonly pred: Pred;
  readonly holds: boolean;
  readonly reason: Reason;
  /** What the event holds there, for conditions on a field. */
  readonly found: JsonValue | undefined;
  /** The parts, of a nested predicate one for each element. */
  readonly items: readonly Explanation[];
}

/** Elements of an array that are looked into. */
const maxElements = 20;

/** Why a predicate holds or not, part by part, found out by what evaluates it: it says what the engine does. */
export function explain(pred: Pred, subject: Subject, compiler = new Compiler()): Explanation {
  const frame = new Frame();
  frame.load(subject);
  return explainIn(pred, frame, compiler);
}

function explainIn(pred: Pred, frame: Frame, compiler: Compiler): Explanation {
  const holds = compiler.node(pred).matches(frame);
  const of = (reason: Reason, found?: JsonValue, items: readonly Explanation[] = []): Explanation => ({
    pred,
    holds,
    reason: holds ? 'passes' : reason,
    found,
    items,
  });
  switch (pred.kind) {
    case 'true':
    case 'anyField':
      return of('value-differs');
    case 'isTrue':
      return of('condition-fails');
    case 'and':
    case 'or':
    case 'not':
      return of(
        'condition-fails',
        undefined,
        childrenOf(pred).map((item) => explainIn(item, frame, compiler)),
      );
    case 'exists': {
      const found = frame.get(rawCell(compiler.cells, pred.field));
      return of(found === undefined ? 'field-absent' : 'no-value', found);
    }
    case 'leaf': {
      const found = frame.get(rawCell(compiler.cells, pred.field));
      return of(holds ? 'passes' : reasonOf(pred, found, frame, compiler), found);
    }
    case 'nested': {
      const found = frame.get(rawCell(compiler.cells, pred.path));
      const items = elementsOf(found)
        .slice(0, maxElements)
        .map((element) => explain(pred.item, { doc: { [pred.path]: element } }, compiler));
      return of(items.length === 0 ? 'element-absent' : 'no-element-passes', undefined, items);
    }
    default:
      return assertNever(pred);
  }
}

function reasonOf(leaf: Leaf, found: JsonValue | undefined, frame: Frame, { cells }: Compiler): Reason {
  if (found === undefined) return 'field-absent';
  if (!holdsValue(found)) return 'no-value';
  if (leaf.values === 'single' && !isSingle(found)) return 'several-values';
  if (leaf.test.op !== 'field') {
    const { view } = valueProgram(leaf.test);
    if (frame.get(viewCell(cells, leaf.field, view)) === undefined) {
      return elementsOf(found).length > 0 ? 'no-value' : 'type-differs';
    }
  }
  const caseless = withoutCase(leaf.test);
  if (!caseless) return 'value-differs';
  // Not a leaf of the pool: its result must not be kept under the id of the one it stands for.
  const { matches } = compileLeaf({ ...leaf, id: -1, test: caseless }, new Compiler().cells);
  const fresh = new Frame();
  fresh.load(frame.subject);
  return matches(fresh) ? 'case-differs' : 'value-differs';
}

function elementsOf(value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  return isJsonObject(value) ? [value] : [];
}
