import { assertNever } from '../../plan/assert-never.ts';
import { fold } from '../../plan/fold.ts';
import { parseNumber } from '../../plan/number.ts';
import type { FieldTest } from '../../plan/value-test.ts';
import { viewCell } from '../field-cells.ts';
import type { CellTable } from '../frame.ts';
import type { Compiled } from '../matcher.ts';
import { compareCodePoints } from '../values/code-points.ts';
import { type ScalarValue, someValue } from '../view/view.ts';
import { plainView } from '../view/views.ts';

/** Some value of the one field compares so with some value of the other. */
export function compareFields(field: string, test: FieldTest, cells: CellTable): Compiled {
  const left = viewCell(cells, field, plainView);
  const right = viewCell(cells, test.operand, plainView);
  return {
    cost: 10,
    matches: (frame) => {
      const others = frame.get(right);
      return someValue(frame.get(left), (value) => someValue(others, (other) => holds(value, other, test)));
    },
  };
}

function holds(value: ScalarValue, other: ScalarValue, { compare, folding }: FieldTest): boolean {
  const [a, b] = [value, other].map((scalar) =>
    folding === 'caseless' ? fold(String(scalar)) : String(scalar),
  ) as [string, string];
  switch (compare) {
    case 'prefix':
      return a.startsWith(b);
    case 'suffix':
      return a.endsWith(b);
    case 'contains':
      return a.includes(b);
    case 'equals':
      return a === b || order(a, b) === 0;
    case '<':
      return order(a, b) < 0;
    case '<=':
      return order(a, b) <= 0;
    case '>':
      return order(a, b) > 0;
    case '>=':
      return order(a, b) >= 0;
    default:
      return assertNever(compare);
  }
}

/** As numbers where both are, else as text. */
function order(a: string, b: string): number {
  const [left, right] = [parseNumber(a), parseNumber(b)];
  if (left === undefined || right === undefined) return compareCodePoints(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}
