import type { JsonValue } from '../../event/json.ts';

export type ScalarValue = string | number | boolean;

/** How an operator sees a value. `convert` yields undefined for what the view has no place for. */
export interface View<T> {
  /** Unique among views: it names the cells. */
  readonly name: string;
  readonly convert: (value: ScalarValue) => T | undefined;
}

/** Several values; a single one is stored bare. Terms of a text are an array, so an array cannot say "several". */
export class Many<T> {
  readonly items: readonly T[];

  constructor(items: readonly T[]) {
    this.items = items;
  }
}

export type Values<T> = T | Many<T> | undefined;

export function valuesOf<T>(raw: JsonValue | undefined, view: View<T>): Values<T> {
  if (raw === undefined || raw === null) return undefined;
  if (typeof raw !== 'object') return view.convert(raw);
  if (!Array.isArray(raw)) return undefined;
  const items: T[] = [];
  collect(raw, view, items);
  return items.length > 1 ? new Many(items) : items[0];
}

export function someValue<T>(values: Values<T>, holds: (value: T) => boolean): boolean {
  if (values === undefined) return false;
  if (!(values instanceof Many)) return holds(values);
  for (const item of values.items) if (holds(item)) return true;
  return false;
}

function collect<T>(values: readonly JsonValue[], view: View<T>, items: T[]): void {
  for (const value of values) {
    if (Array.isArray(value)) {
      collect(value, view, items);
    } else if (value !== null && typeof value !== 'object') {
      const converted = view.convert(value);
      if (converted !== undefined) items.push(converted);
    }
  }
}
