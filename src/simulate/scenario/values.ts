import type { Weighted } from '../random.ts';
import type { MapReader } from './reader.ts';
import type { Choice } from './scenario.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h20m`, `5s`, `-2m`, `0`. */
export function parseDuration(value: unknown): number | undefined {
  if (value === 0) return 0;
  if (typeof value !== 'string') return undefined;
  const match = /^(-?)((?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+)$/.exec(value.trim());
  if (!match) return undefined;
  let total = 0;
  for (const [, amount, unit] of (match[2] as string).matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (units[unit as string] as number);
  }
  return match[1] === '-' ? -total : total;
}

export function duration(map: MapReader, key: string, fallback: number): number {
  return optionalDuration(map, key) ?? fallback;
}

export function optionalDuration(map: MapReader, key: string): number | undefined {
  const value = map.value(key);
  if (value === undefined) return undefined;
  const parsed = parseDuration(value);
  if (parsed === undefined) map.problem(key, 'must be a duration such as `90s` or `1h30m`');
  return parsed;
}

/** One duration, or `[least, most]`. */
export function range(
  map: MapReader,
  key: string,
  fallback: readonly [number, number],
): readonly [number, number];
export function range(map: MapReader, key: string): readonly [number, number] | undefined;
export function range(map: MapReader, key: string, fallback?: readonly [number, number]) {
  const value = map.value(key);
  if (value === undefined) return fallback;
  const ends = (Array.isArray(value) ? value : [value, value]).map(parseDuration);
  const [least, most] = ends;
  if (ends.length === 2 && least !== undefined && most !== undefined && least <= most)
    return [least, most] as const;
  map.problem(key, 'must be a duration or a list of two, least first');
  return fallback ?? ([0, 0] as const);
}

/** A value, a list (all alike likely), or a mapping from value to weight. */
export function choice<T>(
  map: MapReader,
  key: string,
  read: (text: string) => T | undefined,
  wanted: string,
  fallback: Choice<T>,
): Choice<T> {
  const value = map.value(key);
  if (value === undefined) return fallback;
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item) => [String(item), 1])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [[String(value), 1]];
  const choices: Weighted<T>[] = [];
  for (const [text, weight] of entries) {
    const read1 = read(text);
    if (read1 === undefined) map.problem(key, `holds \`${text}\`; known: ${wanted}`);
    else if (typeof weight !== 'number' || !(weight > 0))
      map.problem(key, `gives \`${text}\` no weight above 0`);
    else choices.push({ value: read1, weight });
  }
  return choices.length > 0 ? choices : fallback;
}

/** A choice among fixed words. */
export function oneOf<T extends string>(
  map: MapReader,
  key: string,
  words: readonly T[],
  fallback: readonly T[],
): Choice<T> {
  const read = (text: string) => words.find((word) => word === text);
  return choice(map, key, read, words.join(', '), always(fallback));
}

export function word<T extends string>(map: MapReader, key: string, words: readonly T[], fallback: T): T {
  const value = map.value(key);
  if (value === undefined) return fallback;
  const found = words.find((known) => known === value);
  if (found === undefined) map.problem(key, `must be one of ${words.join(', ')}`);
  return found ?? fallback;
}

export function always<T>(values: readonly T[]): Choice<T> {
  return values.map((value) => ({ value, weight: 1 }));
}

export function texts(map: MapReader, key: string): readonly string[] | undefined {
  const value = map.value(key);
  if (value === undefined) return undefined;
  const list = Array.isArray(value) ? value : [value];
  if (list.every((item) => typeof item === 'string')) return list;
  map.problem(key, 'must be text or a list of texts');
  return undefined;
}
