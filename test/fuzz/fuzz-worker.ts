import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../../src/simulate/random.ts';
import { readCorpus } from './corpus.ts';
import { fuzzRules } from './fuzz-rules.ts';
import { makeCase } from './make-case.ts';
import { runCase } from './run-case.ts';

/** What the worker is to do, and what it says of it. */
export interface FuzzOrder {
  readonly seed: string;
  readonly from: number;
  /** Cases to run at most. */
  readonly cases: number;
  /** Milliseconds since 1970 after which no case begins. */
  readonly until: number;
}

export type FuzzMessage =
  | { readonly begin: number; readonly story: readonly string[] }
  | { readonly end: number; readonly failure?: string };

const { seed, from, cases, until }: FuzzOrder = workerData;
const corpus = readCorpus();
const rules = await fuzzRules();

for (let at = from; at < from + cases && Date.now() < until; at++) {
  const random = createRandom(`${seed}/${at}`);
  const made = makeCase(corpus, random.fork('case'));
  say({
    begin: at,
    story: made.files.map(({ name, story, bytes }) => `${name} (${bytes.length} bytes) ${story}`),
  });
  try {
    await runCase(made, rules, random.fork('run'));
    say({ end: at });
  } catch (error) {
    const { stack, message } = error as Error;
    say({ end: at, failure: `${message}\n${stack?.split('\n').slice(0, 14).join('\n')}` });
  }
}

function say(message: FuzzMessage): void {
  parentPort?.postMessage(message);
}
