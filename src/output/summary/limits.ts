import type { Attribution } from '../../attribution/model/attribution.ts';
import { compareText } from '../../event/order.ts';
import type { ScanReport } from '../scan-report.ts';
import { countWords } from '../words/count-words.ts';

/** What kind of thing the logs cannot tell. The codes are part of the JSON output. */
export const limitCodes = [
  'no-cloud-records',
  'no-guest-records',
  'subscription-unseen',
  'machine-without-telemetry',
  'host-not-resolved',
  'script-not-recorded',
  'logs-end-early',
  'listing-cut',
  'records-not-read',
  'times-without-zone',
] as const;
export type LimitCode = (typeof limitCodes)[number];

/** One thing that these logs cannot tell, and what it concerns. */
export interface Limit {
  readonly code: LimitCode;
  readonly text: string;
  /** Names of machines, hosts or subscriptions, in order; empty where it concerns everything. */
  readonly subjects: readonly string[];
  readonly count: number;
}

/** Derived from what was found: a limit is stated only where it bears on this result. */
export function findLimits(report: ScanReport): Limit[] {
  const { result, input } = report;
  const limits: Limit[] = [];
  const add = (code: LimitCode, text: string, subjects: Iterable<string> = [], count?: number) => {
    const sorted = [...new Set(subjects)].sort(compareText);
    limits.push({ code, text, subjects: sorted, count: count ?? sorted.length });
  };
  const hasCloud = result.coverage.some(({ plane }) => plane === 'cloud');
  const hasGuest = result.coverage.some(({ plane }) => plane === 'guest');
  if (!hasCloud) add('no-cloud-records', 'Who asked for anything: there is no Activity Log record.');
  if (!hasGuest) add('no-guest-records', 'What ran anywhere: there is no process event of any machine.');
  if (hasCloud) {
    const unseen = unseenSubscriptions(report);
    if (unseen.length > 0)
      add('subscription-unseen', 'Who asked in subscriptions without any Activity Log record', unseen);
  }
  if (hasGuest) {
    const blind = machinesWithoutTelemetry(result.attributions);
    if (blind.length > 0)
      add('machine-without-telemetry', 'What ran on machines without process telemetry', blind);
  }
  const unresolved = hostsNotResolved(report);
  if (unresolved.length > 0) {
    add('host-not-resolved', 'Which VM these hosts are, and so who asked for what ran there', unresolved);
  }
  const mute = result.attributions.filter(
    ({ execution }) => execution && execution.scriptText === undefined,
  ).length;
  if (mute > 0) {
    const what = `What ${countWords(mute, 'script')} did beyond starting processes`;
    add(
      'script-not-recorded',
      `${what}: the Activity Log never holds a script's text, nor do these guest logs`,
      [],
      mute,
    );
  }
  const open = result.attributions.filter(({ state }) => state === 'provisional').length;
  if (open > 0)
    add('logs-end-early', `Whether later logs change ${countWords(open, 'provisional result')}`, [], open);
  if (result.cutListings.length > 0)
    add(
      'listing-cut',
      'Who asked before the oldest record of listings that hold as many records as their command gives at most, or say that they go on',
      result.cutListings,
    );
  const zoneless = input.problems.find(({ code }) => code === 'record-time-zone')?.count ?? 0;
  if (zoneless > 0) {
    const what = `When ${countWords(zoneless, 'record')} happened`;
    add('times-without-zone', `${what}: they name no time zone and were read as UTC`, [], zoneless);
  }
  const lost = input.problems.filter(
    ({ code, severity }) => severity !== 'info' && code !== 'record-time-zone',
  );
  const unread = lost.reduce((sum, { count }) => sum + count, 0);
  if (unread > 0)
    add(
      'records-not-read',
      `What the input says in ${countWords(unread, 'place')} that could not be read`,
      [],
      unread,
    );
  return limits;
}

/** Subscriptions that the guests' cloud metadata names and of which the Activity Log has no record. */
function unseenSubscriptions({ result }: ScanReport): string[] {
  const seen = new Set(
    result.coverage.filter(({ plane }) => plane === 'cloud').map(({ subject }) => subject.toLowerCase()),
  );
  return result.hosts.flatMap(({ subscriptionId }) =>
    subscriptionId === undefined || seen.has(subscriptionId.toLowerCase()) ? [] : [subscriptionId],
  );
}

function machinesWithoutTelemetry(attributions: readonly Attribution[]): string[] {
  return attributions.flatMap(({ reason, operation }) =>
    reason === 'no-sensor' && operation ? [operation.target.name] : [],
  );
}

function hostsNotResolved({ result }: ScanReport): string[] {
  const settled = new Set(
    result.identities.filter((identity) => identity.settled).map(({ hostId }) => hostId),
  );
  return result.attributions.flatMap(({ execution, host }) =>
    execution && host && !settled.has(host.id) ? [host.displayName] : [],
  );
}
