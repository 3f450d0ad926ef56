const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `5m`, `24h` in milliseconds; undefined for anything else. */
export function parseSpan(text: string): number | undefined {
  const match = /^(\d{1,9})(ms|s|m|h|d|w)$/.exec(text.trim());
  return match ? Number(match[1]) * (units[match[2] as string] as number) : undefined;
}

/** How long before now `now-9m` is; a month counts as 30 days, a year as 365, and rounding (`/d`) is left out. */
export function parseLookback(text: string): number | undefined {
  const trimmed = text.trim().replace(/\/[smhdwMy]$/, '');
  if (trimmed === 'now') return 0;
  const match = /^now-(\d{1,9})(ms|s|m|h|d|w|M|y)$/.exec(trimmed);
  if (!match) return undefined;
  const [, count, unit = ''] = match;
  const days = unit === 'M' ? 30 : unit === 'y' ? 365 : undefined;
  return Number(count) * (days === undefined ? (units[unit] as number) : days * 86_400_000);
}
