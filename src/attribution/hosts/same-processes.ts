import { samePidMs } from '../constants.ts';
import { programName } from '../guest/command-words.ts';
import { handlerHint } from '../guest/handlers.ts';
import type { ProcessStart } from '../model/execution.ts';

/**
 * Whether what two sensors saw start is the same machine's: at least half of what the one of them that saw less saw while both
 * watched, the other saw too, with the same pid and program at the same time; and either two processes or one of a handler's
 * script, word for word. Two machines of one name have other pids.
 */
export function sameProcesses(a: readonly ProcessStart[], b: readonly ProcessStart[]): boolean {
  const [ofA, ofB] = whileBoth(a.filter(isProgram), b.filter(isProgram));
  // Of two that saw as many either may be the one that saw less: which is named first says nothing.
  return (ofA.length <= ofB.length && isWithin(ofA, ofB)) || (ofB.length <= ofA.length && isWithin(ofB, ofA));
}

function isWithin(few: readonly ProcessStart[], many: readonly ProcessStart[]): boolean {
  const byPid = Map.groupBy(many, ({ pid }) => pid);
  const matched = few.flatMap((start) => {
    const others = byPid.get(start.pid)?.filter((each) => isSame(start, each)) ?? [];
    return others.length > 0 ? [{ start, others }] : [];
  });
  if (matched.length === 0 || matched.length * 2 < few.length) return false;
  return (
    new Set(matched.map(({ start }) => start.pid)).size > 1 ||
    matched.some(({ start, others }) => others.some((other) => isTelling(start, other)))
  );
}

/** A fork that has not run a program yet says nothing that its parent has not said. */
function isProgram({ pid, isFork }: ProcessStart): boolean {
  return pid !== undefined && !isFork;
}

function whileBoth(
  a: readonly ProcessStart[],
  b: readonly ProcessStart[],
): [readonly ProcessStart[], readonly ProcessStart[]] {
  const [ofA, ofB] = [rangeOf(a), rangeOf(b)];
  const from = Math.max(ofA.from, ofB.from) - samePidMs;
  const to = Math.min(ofA.to, ofB.to) + samePidMs;
  const within = ({ time }: ProcessStart) => time.ms >= from && time.ms <= to;
  return [a.filter(within), b.filter(within)];
}

function rangeOf(starts: readonly ProcessStart[]): { readonly from: number; readonly to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { time } of starts) {
    from = Math.min(from, time.ms);
    to = Math.max(to, time.ms);
  }
  return { from, to };
}

function isSame(a: ProcessStart, b: ProcessStart): boolean {
  return Math.abs(a.time.ms - b.time.ms) <= samePidMs && program(a) === program(b);
}

function program({ executable, name }: ProcessStart): string {
  return programName(executable ?? name);
}

function isTelling({ commandLine }: ProcessStart, other: ProcessStart): boolean {
  return commandLine !== undefined && commandLine === other.commandLine && handlerHint.test(commandLine);
}
