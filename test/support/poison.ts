/** Fields of the model that only our own code fills: words of an enumeration, never log text. */
const ours = new Set([
  'verdict',
  'reason',
  'tier',
  'identity',
  'grade',
  'confidence',
  'state',
  'channel',
  'type',
  'handler',
  'anchor',
  'plane',
  'proof',
  'outcome',
  'phasesSeen',
  'code',
  'severity',
]);

/** The same value with every text that could stem from a log replaced. */
export function poison<T>(value: T, text: () => string, key = ''): T {
  if (typeof value === 'string') return (ours.has(key) ? value : text()) as T;
  if (Array.isArray(value)) return value.map((item) => poison(item, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    name === 'kind' && 'key' in value ? item : poison(item, text, name),
  ]);
  return Object.fromEntries(entries) as T;
}
