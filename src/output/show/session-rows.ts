import { channelOfOperation } from '../../attribution/cloud/channels.ts';
import type { Session } from '../../attribution/explain/investigate.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { SessionStep } from '../../attribution/session/steps.ts';
import { compareText } from '../../event/order.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import { channelWords } from '../words/channel-words.ts';
import { countWords } from '../words/count-words.ts';
import { noteWords } from '../words/note-words.ts';
import { resourceWords } from '../words/resource-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import type { Row } from './section.ts';

/** Beyond it only what is notable, or by the token of the run, is listed; the rest is counted. */
const mostSteps = 30;
const mostKinds = 6;

/** What else the principal of a run did on the control plane in the day before and after. */
export function sessionRows({ steps }: Session, attribution: Attribution, isWhole: boolean): Row[] {
  const own = correlationsOf(attribution);
  const isListed = (step: SessionStep) =>
    isWhole ||
    steps.length <= mostSteps ||
    step.note !== undefined ||
    step.sameToken ||
    own.has(step.correlationId);
  const listed = steps.filter(isListed);
  return [
    { text: overview(steps) },
    ...listed.flatMap((step, at) =>
      stepRows(step, listed[at - 1], own.has(step.correlationId) ? ownWords(attribution) : undefined),
    ),
    ...restRows(steps.filter((step) => !isListed(step))),
  ];
}

function correlationsOf({ operation, candidates }: Attribution): ReadonlySet<string> {
  return new Set(
    [operation, ...candidates.map((each) => each.operation)].flatMap((each) => each?.correlationId || []),
  );
}

/** What the request that brought us here is called among the others. */
function ownWords({ execution, operation }: Attribution): string {
  if (!execution) return 'this request';
  return operation ? 'this run' : 'possibly this run';
}

function overview(steps: readonly SessionStep[]): SafeText {
  const parts = [line`${countWords(steps.length, 'request')}`];
  const notable = steps.filter(({ note }) => note !== undefined).length;
  const sameToken = steps.filter((step) => step.sameToken).length;
  const ips = [...new Set(steps.flatMap(({ ip }) => ip ?? []))].sort(compareText);
  if (notable > 0) parts.push(line`${notable} notable (!)`);
  if (sameToken > 0) parts.push(line`${sameToken} by the same token (=)`);
  if (ips.length > 0)
    parts.push(
      line`from ${joinSafe(
        ips.map((ip) => line`${ip}`),
        ' and ',
      )}`,
    );
  return joinSafe(parts, ', ');
}

function stepRows(step: SessionStep, before: SessionStep | undefined, own: string | undefined): Row[] {
  const day = dayUtc(step.time);
  const rows: Row[] = [];
  if (before === undefined || dayUtc(before.time) !== day) rows.push({ text: day, isHead: true });
  const marks = line`${own === undefined ? ' ' : '▸'}${step.note === undefined ? ' ' : '!'}${step.sameToken ? '=' : ' '}`;
  rows.push({
    label: line`${secondsUtc(step.time)} `,
    lead: line`${marks} `,
    text: stepWords(step, before, own),
  });
  return rows;
}

/** An address is said where it changes, so that a change is seen. */
function stepWords(step: SessionStep, before: SessionStep | undefined, own: string | undefined): SafeText {
  const { operationName, resourceId, result, ip, tokenIp, note } = step;
  const channel = channelOfOperation(operationName);
  const what = channel && note === 'run' ? channelWords[channel].long : operationName.toLowerCase();
  const is = own ?? (note && noteWords[note]);
  const head = is === undefined ? '' : `${is}: `;
  const on = resourceId === undefined ? '' : ` on ${resourceWords(resourceId)}`;
  const ended = result === undefined ? '' : `, ${result.toLowerCase()}`;
  const from = ip === undefined || (ip === before?.ip && tokenIp === before?.tokenIp) ? '' : `, from ${ip}`;
  const isSameToken = ip === before?.ip && tokenIp === before?.tokenIp;
  const token = tokenIp === undefined || isSameToken ? '' : ` with a token issued to ${tokenIp}`;
  return line`${head}${what}${on}${ended}${from}${token}`;
}

function restRows(steps: readonly SessionStep[]): Row[] {
  if (steps.length === 0) return [];
  const kinds = [...Map.groupBy(steps, ({ operationName }) => operationName.toLowerCase())]
    .map(([name, each]) => ({ name, count: each.length }))
    .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
  const shown = kinds.slice(0, mostKinds).map(({ name, count }) => line`${count} × ${name}`);
  if (kinds.length > shown.length) shown.push(line`${kinds.length - shown.length} other kinds`);
  return [
    { text: line`… and ${countWords(steps.length, 'request')} more (--verbose): ${joinSafe(shown, ', ')}` },
  ];
}
