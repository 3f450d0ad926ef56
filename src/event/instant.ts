/**
 * A point in time, UTC: whole milliseconds since 1970-01-01 and the nanoseconds beyond them (0–999,999).
 * Two numbers rather than one bigint, because instants are compared for every event.
 */
export interface Instant {
  readonly ms: number;
  readonly ns: number;
}

export function instant(ms: number, ns = 0): Instant {
  return { ms, ns };
}

export function compareInstants(a: Instant, b: Instant): number {
  return a.ms - b.ms || a.ns - b.ns;
}

export function addMs(time: Instant, ms: number): Instant {
  return { ms: time.ms + ms, ns: time.ns };
}

export function earlier(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) <= 0 ? a : b;
}

export function later(a: Instant, b: Instant): Instant {
  return compareInstants(a, b) >= 0 ? a : b;
}

/** ISO 8601 in UTC with three, six or nine fractional digits: as many as the instant needs. */
export function formatInstant(time: Instant): string {
  const base = new Date(time.ms).toISOString();
  if (time.ns === 0) return base;
  const digits = String(time.ns).padStart(6, '0');
  return `${base.slice(0, -1)}${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`;
}
