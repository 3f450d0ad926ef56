import type { JsonObject, JsonValue } from '../../src/event/json.ts';
import type { Random } from '../../src/simulate/random.ts';
import { hostileKeys, hostileValues } from './hostile-values.ts';

/** A place in a record: the object or array, and the key in it. */
interface Place {
  readonly within: Record<string, unknown> | unknown[];
  readonly key: string;
}

/**
 * A copy with one to five hostile changes, anywhere in it. It stays one object, so that a line of it stays one record; only its meaning
 * is gone. `other` is a record to take values from.
 */
export function mutateRecord(record: JsonObject, other: JsonObject, random: Random): JsonObject {
  const copy = structuredClone(record);
  for (let times = random.int(1, 5); times > 0; times--) change(copy, other, random);
  return copy;
}

function change(record: JsonObject, other: JsonObject, random: Random): void {
  const places = placesOf(record);
  if (places.length === 0) return;
  const { within, key } = random.pick(places);
  const members = within as Record<string, unknown>;
  switch (random.int(0, 7)) {
    case 0:
      if (Array.isArray(within)) within.splice(Number(key), 1);
      else delete within[key];
      return;
    case 1:
      if (Array.isArray(within)) within.push(structuredClone(random.pick(hostileValues)));
      else define(within, random.pick(hostileKeys), random.pick(hostileValues));
      return;
    case 2: {
      const [from] = placesOf(other).length > 0 ? [random.pick(placesOf(other))] : [];
      if (from) members[key] = structuredClone((from.within as Record<string, unknown>)[from.key] ?? null);
      return;
    }
    case 3:
      members[key] = { [random.pick(hostileKeys)]: members[key] ?? null };
      return;
    case 4:
      members[key] = [members[key] ?? null, structuredClone(random.pick(hostileValues))];
      return;
    default:
      members[key] = structuredClone(random.pick(hostileValues));
  }
}

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const within = value as Record<string, unknown>;
  for (const key of Object.keys(within)) {
    found.push({ within: Array.isArray(value) ? value : within, key });
    placesOf(within[key], found);
  }
  return found;
}

/** An own member of any name, `__proto__` too. */
function define(within: object, key: string, value: JsonValue): void {
  Object.defineProperty(within, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
