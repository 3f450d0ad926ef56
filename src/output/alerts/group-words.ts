import { countWords } from '../words/count-words.ts';
import type { AlertGroup } from './alert-groups.ts';

const mostMachines = 3;

/** `10 alerts until 09:40:23Z`, with the day where it is another one than that of the first. */
export function extentWords({ alerts, from, to }: AlertGroup): string {
  const start = new Date(from.ms).toISOString();
  const end = new Date(to.ms).toISOString();
  const day = start.slice(0, 10) === end.slice(0, 10) ? '' : `${end.slice(0, 10)} `;
  return `${countWords(alerts.length, 'alert')} until ${day}${end.slice(11, 19)}Z`;
}

/** The first few of its machines, and how many more there are. */
export function machinesOf<T>(
  { machines }: AlertGroup,
  show: (machine: string) => T,
): { shown: T[]; more: number } {
  const shown = machines.slice(0, mostMachines).map(show);
  return { shown, more: machines.length - shown.length };
}
