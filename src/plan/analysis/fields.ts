import type { Pred } from '../pred.ts';
import { visitExpr, visitPred } from '../visit.ts';

export interface FieldsRead {
  /** Paths, in code-unit order. */
  readonly fields: readonly string[];
  /** Patterns over paths: with one of these, any field may matter. */
  readonly patterns: readonly string[];
}

export function fieldsRead(pred: Pred): FieldsRead {
  const fields = new Set<string>();
  const patterns = new Set<string>();
  visitPred(pred, (node) => {
    if (node.kind === 'exists') fields.add(node.field);
    else if (node.kind === 'nested') fields.add(node.path);
    else if (node.kind === 'anyField') patterns.add(node.fields);
    else if (node.kind === 'isTrue') {
      visitExpr(node.expr, (part) => {
        if (part.kind === 'field') fields.add(part.path);
      });
    } else if (node.kind === 'leaf') {
      fields.add(node.field);
      if (node.test.op === 'field') fields.add(node.test.operand);
    }
  });
  return { fields: [...fields].sort(), patterns: [...patterns].sort() };
}
