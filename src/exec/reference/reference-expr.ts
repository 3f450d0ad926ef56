import { assertNever } from '../../plan/assert-never.ts';
import type { Expr, ExprValue } from '../../plan/expr.ts';
import type { Subject } from '../subject.ts';
import { readPath, scalarsOf } from './reference-fields.ts';
import { numberOf } from './reference-values.ts';

export function isTrueOf(expr: Expr, subject: Subject): boolean {
  return resultOf(expr, subject) === true;
}

function resultOf(expr: Expr, subject: Subject): ExprValue {
  switch (expr.kind) {
    case 'literal':
      return expr.value;
    case 'field': {
      const values = scalarsOf(readPath(subject, expr.path));
      return values.length > 1 ? values : (values[0] ?? null);
    }
    case 'call':
      return callOf(
        expr.name,
        expr.args.map((arg) => resultOf(arg, subject)),
      );
    case 'case':
      for (const { when, value } of expr.branches) {
        if (resultOf(when, subject) === true) return resultOf(value, subject);
      }
      return resultOf(expr.otherwise, subject);
    case 'cast':
      return castOf(expr.to, resultOf(expr.arg, subject));
    case 'all': {
      const values = expr.items.map((item) => resultOf(item, subject));
      if (values.includes(false)) return false;
      return values.every((value) => value === true) ? true : null;
    }
    case 'some': {
      const values = expr.items.map((item) => resultOf(item, subject));
      if (values.includes(true)) return true;
      return values.every((value) => value === false) ? false : null;
    }
    case 'negation': {
      const value = resultOf(expr.item, subject);
      return value === true ? false : value === false ? true : null;
    }
    default:
      return assertNever(expr);
  }
}

function callOf(name: string, args: readonly ExprValue[]): ExprValue {
  if (args.some((arg) => arg === null || typeof arg === 'object')) return null;
  const [a, b] = args as readonly (string | number | bigint | boolean)[];
  if (name === 'length') return typeof a === 'string' ? Array.from(a).length : null;
  if (name === 'concat') return args.map(String).join('');
  if (a === undefined || b === undefined) return null;
  const kinds = [a, b].map((value) => (typeof value === 'bigint' ? 'number' : typeof value));
  if (kinds[0] !== kinds[1]) return null;
  const isText = typeof a === 'string' && typeof b === 'string';
  const order = isText ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : a > b ? 1 : 0;
  switch (name) {
    case 'equal':
      return order === 0;
    case 'notEqual':
      return order !== 0;
    case 'less':
      return order < 0;
    case 'lessOrEqual':
      return order <= 0;
    case 'greater':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
    default:
      throw new Error(`No function ${name}`);
  }
}

function castOf(to: 'string' | 'long' | 'double' | 'boolean', value: ExprValue): ExprValue {
  if (value === null || typeof value === 'object') return null;
  if (to === 'string') return String(value);
  if (to === 'boolean') return String(value).toLowerCase() === 'true';
  const number = typeof value === 'boolean' ? Number(value) : numberOf(String(value));
  if (number === undefined) return null;
  if (to === 'double') return Number(number);
  return typeof number === 'bigint' ? number : Math.trunc(number);
}
