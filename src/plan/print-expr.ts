import { assertNever } from './assert-never.ts';
import type { Expr, ExprValue } from './expr.ts';
import { printField } from './print-test.ts';

export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'literal':
      return printValue(expr.value);
    case 'field':
      return printField(expr.path);
    case 'call':
      return `${expr.name}(${expr.args.map(printExpr).join(', ')})`;
    case 'case': {
      const branches = expr.branches.map(({ when, value }) => `${printExpr(when)} => ${printExpr(value)}`);
      return `case(${[...branches, printExpr(expr.otherwise)].join(', ')})`;
    }
    case 'cast':
      return `${expr.to}(${printExpr(expr.arg)})`;
    case 'all':
      return `all(${expr.items.map(printExpr).join(', ')})`;
    case 'some':
      return `some(${expr.items.map(printExpr).join(', ')})`;
    case 'negation':
      return `negation(${printExpr(expr.item)})`;
    default:
      return assertNever(expr);
  }
}

function printValue(value: ExprValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object') return `[${value.map(printValue).join(', ')}]`;
  return typeof value === 'bigint' ? `${value}n` : String(value);
}
