import { assertNever } from './assert-never.ts';
import type { Expr } from './expr.ts';
import type { Pred } from './pred.ts';

export function childrenOf(pred: Pred): readonly Pred[] {
  switch (pred.kind) {
    case 'and':
    case 'or':
      return pred.items;
    case 'not':
    case 'nested':
      return [pred.item];
    case 'true':
    case 'exists':
    case 'leaf':
    case 'anyField':
    case 'isTrue':
      return [];
    default:
      return assertNever(pred);
  }
}

/** Every node once, parents first, however often it is shared. */
export function visitPred(pred: Pred, see: (node: Pred) => void): void {
  const seen = new Set<Pred>();
  const waiting = [pred];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    see(node);
    waiting.push(...childrenOf(node).toReversed());
  }
}

export function visitExpr(expr: Expr, see: (node: Expr) => void): void {
  see(expr);
  for (const child of partsOf(expr)) visitExpr(child, see);
}

function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'literal':
    case 'field':
      return [];
    case 'call':
      return expr.args;
    case 'case':
      return [...expr.branches.flatMap(({ when, value }) => [when, value]), expr.otherwise];
    case 'cast':
      return [expr.arg];
    case 'all':
    case 'some':
      return expr.items;
    case 'negation':
      return [expr.item];
    default:
      return assertNever(expr);
  }
}
