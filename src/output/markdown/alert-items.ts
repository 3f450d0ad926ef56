import type { Alert } from '../../alerts/alert.ts';
import { countWords } from '../words/count-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { code, prose } from './escape.ts';

const mostAlerts = 15;

/** The alerts, most severe first, as list items; of many only the first. */
export function alertItems(alerts: readonly Alert[]): string[] {
  const items = alerts.slice(0, mostAlerts).map(alertItem);
  const more = alerts.length - items.length;
  if (more > 0) items.push(`and ${countWords(more, 'more alert')}`);
  return items;
}

/** A rule's name may hold what it matched, so it stands as code. */
function alertItem({ severity, name, reason, detection }: Alert): string {
  const time = { ms: detection.time.ms, ns: 0 };
  const why = reason === '' ? '' : `: ${code(reason)}`;
  return `**${prose(severity)}** ${dayUtc(time)} ${secondsUtc(time)} ${code(name)}${why}`;
}
