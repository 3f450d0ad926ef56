import { type AlertGroup, groupAlerts } from '../alerts/alert-groups.ts';
import { extentWords, machinesOf } from '../alerts/group-words.ts';
import type { ScanReport } from '../scan-report.ts';
import { countWords } from '../words/count-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { code, prose } from './escape.ts';

const mostGroups = 15;

/** The names that alerts have, most severe first, as list items; of many only the first. */
export function alertItems(report: ScanReport): string[] {
  const groups = groupAlerts(report);
  const items = groups.slice(0, mostGroups).map(groupItem);
  const rest = groups.slice(mostGroups);
  const count = rest.reduce((sum, { alerts }) => sum + alerts.length, 0);
  if (count > 0)
    items.push(`and ${countWords(count, 'more alert')} under ${countWords(rest.length, 'more name')}`);
  return items;
}

/** A rule's name may hold what it matched, so it stands as code. */
function groupItem(group: AlertGroup): string {
  const { severity, name, from } = group;
  const head = `**${prose(severity)}** ${dayUtc(from)} ${secondsUtc(from)} ${code(name)}`;
  const words = group.alerts.length === 1 ? code(group.alerts[0]?.reason ?? '') : groupWords(group);
  return words === '(empty)' ? head : `${head}: ${words}`;
}

function groupWords(group: AlertGroup): string {
  const { shown, more } = machinesOf(group, code);
  if (more > 0) shown.push(`and ${more} more`);
  const where = shown.length === 0 ? '' : ` on ${shown.join(', ')}`;
  return `${prose(extentWords(group))}${where}`;
}
