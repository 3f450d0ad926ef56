import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { toleranceMs } from '../constants.ts';
import { type Anchor, anchors, type Execution, type ProcessStart } from '../model/execution.ts';
import { programName } from './command-words.ts';
import { executionId } from './execution-id.ts';
import { handlerOfProgram, handlerOfScript } from './handlers.ts';
import { illuminate } from './illuminate.ts';
import type { Process } from './process.ts';
import { begunBy, buildProcessTable, endOf } from './process-table.ts';
import { treeOf } from './process-tree.ts';
import type { Sign } from './recognise.ts';
import type { MachineTrace } from './run-collector.ts';

/** A run before it is written down: the topmost process with a sign, and the interpreter beneath it. */
interface Run {
  readonly tops: Process[];
  root: Process;
  anchor: Anchor;
  readonly sign: Sign;
}

/** The executions of one host, canonical order (`docs/semantics.md` §2). */
export function buildExecutions(hostId: string, trace: MachineTrace): Execution[] {
  return illuminate(hostId, processRuns(hostId, trace), trace).sort(
    (a, b) => compareInstants(a.start, b.start) || compareText(a.id, b.id),
  );
}

/** What process events alone tell. */
function processRuns(hostId: string, trace: MachineTrace): Execution[] {
  if (trace.signs.length === 0) return [];
  const starts = [...trace.starts, ...trace.signs.map((sign) => sign.process)];
  const table = buildProcessTable(starts, trace.ends);
  const runs = table
    .filter((process) => process.signs.length > 0 && !hasSignedAncestor(process))
    .flatMap(runOf);
  return joinHalves(runs).map((run) => executionOf(hostId, run, trace));
}

/** No script starts a handler; that one seems to have, by pids alone, is another's pid, and what the handler ran a run of its own. */
function hasSignedAncestor(process: Process): boolean {
  let underHandler = false;
  for (let at: Process | undefined = process; at?.parent; at = at.parent) {
    underHandler ||= at.isHandler;
    if (underHandler && at.linkedByPid) return false;
    if (at.parent.signs.length > 0) return true;
  }
  return false;
}

function runOf(top: Process): Run[] {
  const root = rootOf(top);
  const signs = [...root.signs, ...top.signs];
  const best = anchors.find((anchor) => signs.some((sign) => sign.anchor === anchor)) as Anchor;
  const anchor = hasHandlerAncestor(top) ? 'handler-ancestry' : best;
  const sign = tellingSign(signs);
  if (anchor !== 'command-line' || !startedByOther(top)) return [{ tops: [top], root, anchor, sign }];
  return handlerOfScript(sign.scriptPath ?? '') ? [{ tops: [top], root, anchor: 'path', sign }] : [];
}

/** Descends from the shell that the handler started to the interpreter that runs the script. */
function rootOf(top: Process): Process {
  let root = top;
  while (root.signs.every((sign) => sign.wrapper)) {
    const shapes = root.signs.map((sign) => sign.shape);
    const inner = root.children
      .filter((child) => child.signs.some((sign) => shapes.includes(sign.shape)))
      .sort((a, b) => compareInstants(a.start, b.start))[0];
    if (!inner) break;
    root = inner;
  }
  return root;
}

function hasHandlerAncestor(process: Process): boolean {
  for (let at: Process | undefined = process; at; at = at.parent) {
    if (at !== process && at.isHandler) return true;
    if (at.starts.some((start) => handlerOfProgram(start.parentExecutable))) return true;
  }
  return false;
}

/**
 * The command line convinces nobody where the logs show that `cmd` was started by something else; a file in the handler's
 * folder is then a run by its path.
 */
function startedByOther(top: Process): boolean {
  const { parent } = top;
  if (!parent || programName(parent.starts[0]?.executable) !== 'cmd') return false;
  return parent.starts.some((start) => (start.parentExecutable ?? start.parentName) !== undefined);
}

/** The sign that says most: a whole path before a bare name before none. */
function tellingSign(signs: readonly Sign[]): Sign {
  const worth = ({ scriptPath = '' }: Sign) => (/[\\/]/.test(scriptPath) ? 2 : scriptPath === '' ? 0 : 1);
  return signs.toSorted((a, b) => worth(b) - worth(a))[0] as Sign;
}

/** Shell and interpreter of one script whose link the logs lost are one run all the same. */
function joinHalves(runs: readonly Run[]): Run[] {
  const isShell = (run: Run) => run.root.signs.every((sign) => sign.wrapper);
  const joined = runs.filter((run) => !isShell(run));
  for (const shell of runs.filter(isShell)) {
    const half = joined.find((run) => sameScript(run, shell));
    if (!half) joined.push(shell);
    else {
      half.tops.push(...shell.tops);
      if (anchors.indexOf(shell.anchor) < anchors.indexOf(half.anchor)) half.anchor = shell.anchor;
    }
  }
  return joined;
}

function sameScript(run: Run, shell: Run): boolean {
  return (
    run.sign.shape === shell.sign.shape &&
    run.sign.scriptPath !== undefined &&
    fileName(run.sign.scriptPath) === fileName(shell.sign.scriptPath) &&
    run.sign.sequence === shell.sign.sequence &&
    run.sign.name === shell.sign.name &&
    compareInstants(shell.root.start, begunBy(run.root)) <= 0 &&
    run.root.start.ms - shell.root.start.ms <= toleranceMs
  );
}

function fileName(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).at(-1)?.toLowerCase();
}

function executionOf(hostId: string, run: Run, trace: MachineTrace): Execution {
  const { root, sign } = run;
  const first = root.starts[0] as ProcessStart;
  const last = root.starts.findLast((start) => start.commandLine !== undefined) ?? first;
  const { handler } = sign.shape;
  const pid = root.pid === undefined ? (first.entityId ?? '') : String(root.pid);
  const processes = treeOf(run.tops, root);
  return {
    id: executionId(hostId, handler, pid, root.start),
    hostId,
    handler,
    anchor: run.anchor,
    sequence: sign.sequence,
    name: sign.name,
    start: root.start,
    observedStart: root.start,
    uncertaintyMs: 0,
    end: endOf(root, trace.ends),
    scriptPath: sign.scriptPath,
    scriptText: undefined,
    correlationId: undefined,
    logs: [],
    root: last,
    entityIds: [...root.entityIds].sort(compareText),
    sensors: [...new Set(root.starts.map((start) => start.sensor))].sort(compareText),
    processes,
  };
}
