import type { Attribution, Candidate } from '../../attribution/model/attribution.ts';
import type { Execution } from '../../attribution/model/execution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import { formatLocation } from '../../diagnostics/diagnostic.ts';
import { compareInstants } from '../../event/instant.ts';
import type { RenderOptions } from '../output-format.ts';
import { padEnd, wrap } from '../text/columns.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { networkWords, principalWords, targetName } from '../words/request-words.ts';
import { clockUtc, momentUtc, offsetWords } from '../words/time-words.ts';
import { processTree } from './process-tree.ts';

const labelWidth = 12;
const planeWidth = 7;
const indent = '  ';

/** More would bury the next run; `--format json` has them all. */
const mostProcesses = 200;
const mostScriptLines = 60;
const mostRecords = 8;

/** A line of the details: what leads it (box characters, dots) and what it says. */
interface Detail {
  readonly lead?: string;
  /** What leads further lines of the same text. */
  readonly hang?: string;
  readonly text: SafeText;
}

/** Evidence, request, candidates, script and process tree of one run, under its line in the table. */
export function* runDetails(
  attribution: Attribution,
  options: RenderOptions,
  style: Style,
): Generator<string> {
  const width = Math.max(options.width - indent.length - labelWidth, 20);
  for (const [label, details] of sections(attribution, width)) {
    let head = style.label(padEnd(line`${label}`, labelWidth));
    for (const { lead = '', hang = lead, text } of details) {
      for (const [at, piece] of wrap(
        text,
        Math.max(width - Math.max(lead.length, hang.length), 10),
      ).entries()) {
        yield `${indent}${head}${at === 0 ? lead : hang}${piece}`.trimEnd();
        head = ' '.repeat(labelWidth);
      }
    }
  }
}

type Section = readonly [label: string, details: readonly Detail[]];

function sections(attribution: Attribution, width: number): Section[] {
  const { operation, execution, candidates, host } = attribution;
  const all: Section[] = [
    ['why', evidenceDetails(attribution)],
    ['request', operation ? operationDetails(operation) : []],
    ['candidates', candidates.flatMap(candidateDetails)],
    ['host', host && execution ? [{ text: line`${host.names.join(', ') || host.displayName}` }] : []],
    ['run', execution ? executionDetails(execution) : []],
    ['script', execution ? scriptDetails(execution) : []],
    ['processes', execution ? processDetails(execution, width) : []],
    ['records', recordDetails(attribution)],
    ['id', [{ text: line`${attribution.id}` }]],
  ];
  return all.filter(([, details]) => details.length > 0);
}

function evidenceDetails({ evidence }: Attribution): Detail[] {
  return evidence.map(({ plane, text }) => ({
    lead: plane.padEnd(planeWidth),
    hang: ' '.repeat(planeWidth),
    text: line`${text}`,
  }));
}

function operationDetails(operation: Operation): Detail[] {
  const { caller, principal } = operation;
  const from = operation.start ? momentUtc(operation.start) : line`no start seen`;
  const to = operation.end ? clockUtc(operation.end) : line`no end seen`;
  const lines = [
    line`${from} to ${to}: ${operation.phasesSeen.join(', ')}; outcome ${operation.outcome}`,
    line`${operation.operationName} on ${operation.resourceId}`,
    line`correlation id ${operation.correlationId}`,
  ];
  const network = networkWords(caller);
  if (caller.ip !== undefined && network !== '') lines.push(line`${caller.ip} is of ${network}`);
  if (caller.tokenIp !== undefined) lines.push(line`the token was issued to ${caller.tokenIp}`);
  const facts: [string, string | undefined][] = [
    ['principal', principal.id],
    ['member of group', principal.groupId],
    ['role', principal.role],
    ['application', principal.appId],
    ['tenant', principal.tenantId],
    ['home tenant', principal.homeTenantId],
    ['token', principal.tokenId],
  ];
  for (const [what, value] of facts) if (value !== undefined) lines.push(line`${what} ${value}`);
  return lines.map((text) => ({ text }));
}

function candidateDetails({ operation, reasons }: Candidate): Detail[] {
  const { caller, target } = operation;
  const address = caller.ip === undefined ? '' : ` from ${caller.ip}`;
  const head = line`${principalWords(operation.principal)}${address} on ${targetName(target)}`;
  const time = momentUtc(operation.start ?? operation.firstSeen);
  return [
    { lead: '• ', hang: '  ', text: line`${time} ${head}, correlation id ${operation.correlationId}` },
    ...reasons.map((reason) => ({ lead: '  ', text: line`${reason}` })),
  ];
}

function executionDetails(execution: Execution): Detail[] {
  const { root, start, observedStart } = execution;
  const facts = [line`${execution.handler}`];
  if (root.user !== undefined) facts.push(line`as ${root.user}`);
  if (compareInstants(start, observedStart) !== 0)
    facts.push(line`${clockUtc(observedStart)} by the guest's clock`);
  if (execution.end) facts.push(line`ended ${clockUtc(execution.end)}`);
  return [{ text: joinSafe(facts, ', ') }];
}

function scriptDetails({ scriptPath, scriptText, root }: Execution): Detail[] {
  const details: Detail[] = [];
  if (scriptPath !== undefined) details.push({ text: line`${scriptPath}` });
  if (root.workingDirectory !== undefined) details.push({ text: line`in ${root.workingDirectory}` });
  const lines = scriptText?.split(/\r\n|\n/) ?? [];
  if (lines.at(-1) === '') lines.pop();
  for (const text of lines.slice(0, mostScriptLines)) details.push({ lead: '│ ', text: line`${text}` });
  if (lines.length > mostScriptLines) {
    details.push({ text: line`… ${lines.length - mostScriptLines} lines more` });
  }
  return details;
}

/** Processes are by the guest's clock, as their run's observed start is. */
function processDetails({ processes, observedStart }: Execution, width: number): Detail[] {
  const details: Detail[] = [];
  const deepest = Math.max(Math.floor(width / 8), 4);
  for (const { node, branch, continuation } of processTree(processes, deepest)) {
    if (details.length === mostProcesses) break;
    const name = node.name ?? node.executable ?? 'process';
    const pid = node.pid === undefined ? '' : ` ${node.pid}`;
    const guess = node.linkedByPid ? ' (parent by pid)' : '';
    const head = line`${name}${pid}  ${offsetWords(node.start, observedStart)}${guess}`;
    const text = node.commandLine === undefined ? head : line`${head}  ${node.commandLine}`;
    details.push({ lead: branch, hang: `${continuation}  `, text });
  }
  const hidden = processes.length - details.length;
  if (hidden > 0) details.push({ text: line`… ${hidden} processes more` });
  return details;
}

function recordDetails({ operation, candidates, execution }: Attribution): Detail[] {
  const operations = operation ? [operation] : candidates.map((candidate) => candidate.operation);
  const places = [
    ...operations.flatMap(({ sources }) => sources.map(({ source }) => source)),
    ...(execution ? [execution.root.source] : []),
  ].map((source) => line`${formatLocation(source)}`);
  const distinct = [...new Set(places)];
  if (distinct.length === 0) return [];
  const shown = distinct.slice(0, mostRecords);
  const more = distinct.length - shown.length;
  return [{ text: line`${joinSafe(shown, ', ')}${more > 0 ? ` and ${more} more` : ''}` }];
}
