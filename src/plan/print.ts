import { assertNever } from './assert-never.ts';
import type { Atom, Pred } from './pred.ts';
import { printExpr } from './print-expr.ts';
import { printField, printTest } from './print-test.ts';

/** A predicate as an indented tree: stable text for goldens and for people. */
export function printPred(pred: Pred): string {
  return lines(pred, '').join('\n');
}

export function printAtom(atom: Atom): string {
  switch (atom.kind) {
    case 'exists':
      return `${printField(atom.field)} exists${atom.of === 'key' ? ' as key' : ''}`;
    case 'leaf':
      return `${printField(atom.field)} ${printTest(atom.test)}${atom.values === 'single' ? ' single' : ''}`;
    case 'anyField':
      return `any ${printField(atom.fields)} ${atom.test ? printTest(atom.test) : 'exists'}`;
    case 'isTrue':
      return `is-true ${printExpr(atom.expr)}`;
    default:
      return assertNever(atom);
  }
}

function lines(pred: Pred, indent: string): string[] {
  switch (pred.kind) {
    case 'true':
      return [`${indent}true`];
    case 'and':
    case 'or':
      return [`${indent}${pred.kind}`, ...pred.items.flatMap((item) => lines(item, `${indent}  `))];
    case 'not': {
      const [first = '', ...rest] = lines(pred.item, indent);
      return [`${indent}not ${first.trimStart()}`, ...rest];
    }
    case 'nested':
      return [`${indent}nested ${printField(pred.path)}`, ...lines(pred.item, `${indent}  `)];
    default:
      return [indent + printAtom(pred)];
  }
}
