import { assertNever } from '../../plan/assert-never.ts';
import type { Cast, Expr, ExprValue } from '../../plan/expr.ts';
import { parseNumber } from '../../plan/number.ts';
import { viewCell } from '../field-cells.ts';
import type { CellTable, Frame } from '../frame.ts';
import { Many } from '../view/view.ts';
import { plainView } from '../view/views.ts';
import { findFunction } from './functions.ts';

export type Evaluate = (frame: Frame) => ExprValue;

export function compileExpr(expr: Expr, cells: CellTable): Evaluate {
  switch (expr.kind) {
    case 'literal': {
      const { value } = expr;
      return () => value;
    }
    case 'field': {
      const cell = viewCell(cells, expr.path, plainView);
      return (frame) => {
        const value = frame.get(cell);
        return value instanceof Many ? value.items : (value ?? null);
      };
    }
    case 'call': {
      const call = findFunction(expr.name);
      // Lowering offers only what the registry has.
      if (!call) throw new Error(`No function ${expr.name}`);
      const args = expr.args.map((arg) => compileExpr(arg, cells));
      return (frame) => call(args.map((arg) => arg(frame)));
    }
    case 'case': {
      const branches = expr.branches.map(({ when, value }) => ({
        when: compileExpr(when, cells),
        value: compileExpr(value, cells),
      }));
      const otherwise = compileExpr(expr.otherwise, cells);
      return (frame) => (branches.find(({ when }) => when(frame) === true)?.value ?? otherwise)(frame);
    }
    case 'cast': {
      const arg = compileExpr(expr.arg, cells);
      return (frame) => castTo(expr.to, arg(frame));
    }
    case 'all':
      return kleene(expr.items, false, cells);
    case 'some':
      return kleene(expr.items, true, cells);
    case 'negation': {
      const item = compileExpr(expr.item, cells);
      return (frame) => {
        const value = item(frame);
        return typeof value === 'boolean' ? !value : null;
      };
    }
    default:
      return assertNever(expr);
  }
}

/** What is neither true nor false counts as null. */
function kleene(items: readonly Expr[], decisive: boolean, cells: CellTable): Evaluate {
  const compiled = items.map((item) => compileExpr(item, cells));
  return (frame) => {
    let isOpen = false;
    for (const item of compiled) {
      const value = item(frame);
      if (value === decisive) return decisive;
      if (value !== !decisive) isOpen = true;
    }
    return isOpen ? null : !decisive;
  };
}

function castTo(to: Cast['to'], value: ExprValue): ExprValue {
  if (value === null || typeof value === 'object') return null;
  switch (to) {
    case 'string':
      return String(value);
    case 'boolean':
      return typeof value === 'boolean' ? value : String(value).toLowerCase() === 'true';
    case 'double':
    case 'long': {
      const number = typeof value === 'boolean' ? Number(value) : parseNumber(String(value));
      if (number === undefined) return null;
      if (to === 'double') return Number(number);
      return typeof number === 'bigint' ? number : Math.trunc(number);
    }
    default:
      return assertNever(to);
  }
}
