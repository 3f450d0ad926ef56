const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of time for people, never negative: `0.4 s`, `40 s`, `3 min 20 s`, `1 h 5 min`, `2 d 3 h`. Two units at most. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.abs(milliseconds);
  if (ms < 9.95 * second) return `${(ms / second).toFixed(1)} s`;
  if (Math.round(ms / second) < 2 * 60) return `${Math.round(ms / second)} s`;
  if (Math.round(ms / second) < 2 * 3600) return pair(ms, minute, 'min', second, 's');
  return Math.round(ms / minute) < 2 * 24 * 60
    ? pair(ms, hour, 'h', minute, 'min')
    : pair(ms, day, 'd', hour, 'h');
}

function pair(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const smalls = Math.round(ms / small);
  const perLarge = large / small;
  const rest = smalls % perLarge;
  const head = `${Math.floor(smalls / perLarge)} ${largeName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}
