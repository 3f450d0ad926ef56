import { assertNever } from '../plan/assert-never.ts';
import type { Pred } from '../plan/pred.ts';
import { compileAnyField } from './any-field.ts';
import { compileExists } from './exists.ts';
import { compileExpr } from './expr/compile-expr.ts';
import { CellTable } from './frame.ts';
import { joinAll, joinSome } from './junction.ts';
import { compileLeaf } from './leaf.ts';
import type { Compiled, Matcher } from './matcher.ts';
import { compileNested } from './nested.ts';

/**
 * Compiles the predicates of one rule set. Rules compiled together share what they read and, where testing is dear, also
 * what came out: with one frame for all of them, each is done once an event.
 */
export class Compiler {
  readonly cells = new CellTable();
  readonly #compiled = new Map<Pred, Compiled>();

  compile(pred: Pred): Matcher {
    return this.node(pred).matches;
  }

  /** As `compile`, but the work is done when an event is first shown: of many rules most never see one. */
  later(pred: Pred): Matcher {
    let matches: Matcher | undefined;
    return (frame) => {
      matches ??= this.compile(pred);
      return matches(frame);
    };
  }

  node(pred: Pred): Compiled {
    let compiled = this.#compiled.get(pred);
    if (!compiled) {
      compiled = this.#build(pred);
      this.#compiled.set(pred, compiled);
    }
    return compiled;
  }

  #build(pred: Pred): Compiled {
    switch (pred.kind) {
      case 'true':
        return { matches: () => true, cost: 0 };
      case 'and':
        return joinAll(pred.items.map((item) => this.node(item)));
      case 'or':
        return joinSome(pred.items, this.cells, (item) => this.node(item));
      case 'not': {
        const { matches, cost } = this.node(pred.item);
        return { matches: (frame) => !matches(frame), cost };
      }
      case 'exists':
        return compileExists(pred, this.cells);
      case 'leaf':
        return compileLeaf(pred, this.cells);
      case 'nested':
        return compileNested(pred, this.cells, this.node(pred.item));
      case 'anyField':
        return compileAnyField(pred, this.cells);
      case 'isTrue': {
        const evaluate = compileExpr(pred.expr, this.cells);
        return { matches: (frame) => evaluate(frame) === true, cost: 100 };
      }
      default:
        return assertNever(pred);
    }
  }
}
