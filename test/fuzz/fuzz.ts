import { Worker } from 'node:worker_threads';
import type { FuzzMessage, FuzzOrder } from './fuzz-worker.ts';

/** A promise that was broken, and how to see it again. */
export interface Finding {
  readonly at: number;
  readonly story: readonly string[];
  readonly failure: string;
}

export interface FuzzResult {
  readonly cases: number;
  readonly findings: readonly Finding[];
}

/** A case that takes longer hangs: it is ended from outside, because a loop hears nothing. */
const mostMs = 60_000;
/** MiB of heap in which some hundred kilobytes of logs must be read. */
const mostHeap = 1024;

/** Runs cases in a thread of their own until the time is up, or as many as are asked for. After a hang or a crash it goes on behind it. */
export async function fuzz(
  order: FuzzOrder,
  onFinding: (finding: Finding) => void = () => {},
): Promise<FuzzResult> {
  const findings: Finding[] = [];
  let cases = 0;
  const found = (finding: Finding): void => {
    findings.push(finding);
    onFinding(finding);
  };
  for (let from = order.from; from < order.from + order.cases && Date.now() < order.until; ) {
    const left = { ...order, from, cases: order.from + order.cases - from };
    const { ended, crash } = await runWorker(left, (count) => (cases += count), found);
    if (crash) found(crash);
    if (!crash) break;
    from = ended + 1;
  }
  return { cases, findings };
}

async function runWorker(
  order: FuzzOrder,
  onCases: (count: number) => void,
  onFinding: (finding: Finding) => void,
): Promise<{ ended: number; crash?: Finding }> {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostHeap },
  });
  let at = order.from;
  let story: readonly string[] = [];
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  return new Promise((resolve) => {
    const crashed = (failure: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ ended: at, crash: { at, story, failure } });
    };
    worker.on('message', (message: FuzzMessage) => {
      clearTimeout(timer);
      isRunning = 'begin' in message;
      if ('begin' in message) {
        at = message.begin;
        story = message.story;
        timer = setTimeout(() => crashed(`it did not end in ${mostMs} ms`), mostMs);
        return;
      }
      onCases(1);
      if (message.failure !== undefined) onFinding({ at, story, failure: message.failure });
    });
    worker.on('error', (error) => crashed(`the process would have ended: ${error.message}\n${error.stack}`));
    worker.on('exit', () => {
      if (isRunning) crashed('the thread ended inside the case');
      else resolve({ ended: at });
    });
  });
}

export function findingText({ at, story, failure }: Finding, seed: string): string {
  return [
    `case ${at} of seed ${seed}:`,
    ...story.map((line) => `  ${line}`),
    failure,
    replay(seed, at),
    '',
  ].join('\n');
}

function replay(seed: string, at: number): string {
  return `again: npm run fuzz -- --seed ${seed} --case ${at}`;
}
