import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Execution } from '../../attribution/model/execution.ts';
import { formatDuration } from '../../event/duration.ts';
import { processTree } from '../table/process-tree.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';
import { offsetWords } from '../words/time-words.ts';
import { factRows, type Row } from './section.ts';

/** A page that is longer is no longer read; `--verbose` shows all. */
const mostProcesses = 200;
const mostScriptLines = 200;

/** Where and as whom it ran, and by which signs it was recognised. */
export function runRows({ execution, host }: Attribution): Row[] {
  if (!execution) return [];
  const { root, end, start } = execution;
  const fact = (text: string | undefined) => (text === undefined ? undefined : line`${text}`);
  return factRows([
    ['host', host && line`${host.names.join(', ') || host.displayName}`],
    ['user', fact(root.user)],
    ['handler', line`${execution.handler}`],
    ['interpreter', fact(root.executable ?? root.name)],
    ['command', fact(root.commandLine)],
    ['folder', fact(root.workingDirectory)],
    ['script', fact(execution.scriptPath)],
    ['name', fact(execution.name)],
    ['number', execution.sequence === undefined ? undefined : line`${execution.sequence}`],
    [
      'goal state',
      execution.correlationId === undefined ? undefined : line`correlation id ${execution.correlationId}`,
    ],
    ['lasted', end && line`${formatDuration(end.ms - start.ms)}`],
    ['seen by', execution.sensors.length === 0 ? undefined : line`${execution.sensors.join(', ')}`],
  ]);
}

/** The script's own lines, where a log holds them. */
export function scriptRows({ execution }: Attribution, isWhole: boolean): Row[] {
  if (!execution) return [];
  const { scriptText } = execution;
  if (scriptText === undefined)
    return [{ text: line`not on record: neither the Activity Log nor these guest logs hold it` }];
  const lines = scriptText.split(/\r\n|\n/);
  if (lines.at(-1) === '') lines.pop();
  const shown = isWhole ? lines : lines.slice(0, mostScriptLines);
  const rows: Row[] = shown.map((text) => ({ lead: line`│ `, hang: line`│ `, text: line`${text}` }));
  const more = lines.length - shown.length;
  if (more > 0) rows.push({ text: line`… ${countWords(more, 'line')} more (--verbose)` });
  return rows;
}

/** The tree of processes, with the time of each after the start of the run. */
export function processRows({ execution }: Attribution, width: number, isWhole: boolean): Row[] {
  if (!execution) return [];
  const { processes, observedStart } = execution;
  const rows: Row[] = [];
  for (const { node, branch, continuation } of processTree(processes, Math.max(Math.floor(width / 8), 4))) {
    if (!isWhole && rows.length === mostProcesses) break;
    rows.push({
      label: line`${offsetWords(node.start, observedStart).padStart(9)}  `,
      lead: line`${branch}`,
      hang: line`${continuation}  `,
      text: processWords(node, execution),
    });
  }
  const more = processes.length - rows.length;
  if (more > 0) rows.push({ text: line`… ${countWords(more, 'process', 'processes')} more (--verbose)` });
  return rows;
}

function processWords(node: Execution['processes'][number], { root }: Execution): SafeText {
  const name = node.name ?? node.executable?.split(/[\\/]/).at(-1) ?? 'process';
  const pid = node.pid === undefined ? '' : ` ${node.pid}`;
  const user = node.user === undefined || node.user === root.user ? '' : ` as ${node.user}`;
  const guess = node.linkedByPid ? ' (parent by pid)' : '';
  const head = line`${name}${pid}${user}${guess}`;
  return node.commandLine === undefined ? head : line`${head}  ${node.commandLine}`;
}
