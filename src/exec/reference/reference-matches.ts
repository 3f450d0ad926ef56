import { assertNever } from '../../plan/assert-never.ts';
import type { Pred } from '../../plan/pred.ts';
import type { Subject } from '../subject.ts';
import { isTrueOf } from './reference-expr.ts';
import { allValues, elementsAt, isPresent, namesField, readPath, scalarsOf } from './reference-fields.ts';
import { globMatches } from './reference-glob.ts';
import { comparesTo, passes } from './reference-tests.ts';

/**
 * What a predicate means, written to be read: nothing is compiled, kept or reordered, and nothing is shared with the
 * engine but the plan. Tests hold the engine against it. Slow.
 */
export function referenceMatches(pred: Pred, subject: Subject): boolean {
  switch (pred.kind) {
    case 'true':
      return true;
    case 'and':
      return pred.items.every((item) => referenceMatches(item, subject));
    case 'or':
      return pred.items.some((item) => referenceMatches(item, subject));
    case 'not':
      return !referenceMatches(pred.item, subject);
    case 'exists':
      return pred.of === 'key'
        ? namesField(subject.doc, pred.field)
        : isPresent(readPath(subject, pred.field));
    case 'leaf': {
      const { test } = pred;
      const values = scalarsOf(readPath(subject, pred.field));
      if (pred.values === 'single' && values.length !== 1) return false;
      if (test.op === 'field') {
        const others = scalarsOf(readPath(subject, test.operand));
        return values.some((value) => others.some((other) => comparesTo(value, other, test)));
      }
      return values.some((value) => passes(value, test));
    }
    case 'nested':
      return elementsAt(readPath(subject, pred.path)).some((element) =>
        referenceMatches(pred.item, { doc: { [pred.path]: element } }),
      );
    case 'anyField': {
      const { test, fields } = pred;
      return allValues(subject.doc).some(
        ([path, value]) => globMatches(fields, path) && (test === undefined || passes(value, test)),
      );
    }
    case 'isTrue':
      return isTrueOf(pred.expr, subject);
    default:
      return assertNever(pred);
  }
}
