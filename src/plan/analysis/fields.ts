import { pathsOf, patternsOf } from '../computed-field.ts';
import type { Pred } from '../pred.ts';
import { visitExpr, visitPred } from '../visit.ts';

export interface FieldsRead {
  /** Paths of the document, in code-unit order. */
  readonly fields: readonly string[];
  /** Patterns over paths: with one of these, any field may matter. */
  readonly patterns: readonly string[];
}

export function fieldsRead(pred: Pred): FieldsRead {
  const fields = new Set<string>();
  const patterns = new Set<string>();
  const add = (field: string) => {
    for (const path of pathsOf(field)) fields.add(path);
    for (const pattern of patternsOf(field)) patterns.add(pattern);
  };
  visitPred(pred, (node) => {
    if (node.kind === 'exists') add(node.field);
    else if (node.kind === 'nested') add(node.path);
    else if (node.kind === 'anyField') patterns.add(node.fields);
    else if (node.kind === 'isTrue') {
      visitExpr(node.expr, (part) => {
        if (part.kind === 'field') add(part.path);
      });
    } else if (node.kind === 'leaf') {
      add(node.field);
      if (node.test.op === 'field') add(node.test.operand);
    }
  });
  return { fields: [...fields].sort(), patterns: [...patterns].sort() };
}
