import { pathsOf } from '../plan/computed-field.ts';
import type { Exists } from '../plan/pred.ts';
import { rawCell } from './field-cells.ts';
import type { CellTable } from './frame.ts';
import type { Compiled } from './matcher.ts';
import { holdsValue, namesPath } from './presence.ts';

export function compileExists({ field, of }: Exists, cells: CellTable): Compiled {
  if (of === 'key') {
    const paths = pathsOf(field);
    return { matches: ({ doc }) => paths.some((path) => namesPath(doc, path)), cost: 4 };
  }
  const raw = rawCell(cells, field);
  return { matches: (frame) => holdsValue(frame.get(raw)), cost: 1 };
}
