import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { LineTerms } from '../terms.ts';
import type { WalkOrder } from './messages.ts';

/* Runs in a thread of its own: `WalkPool` starts it and sends it lines. */

// Before anything else is imported, or the cache would miss it.
enableCompileCache();
const { LineWalker } = await import('./line-walker.ts');

const walker = new LineWalker(workerData as LineTerms);

parentPort?.on('message', (order: WalkOrder) => {
  const walk = walker.walk(order);
  parentPort?.postMessage(walk, [walk.bytes.buffer as ArrayBuffer, walk.passed.buffer as ArrayBuffer]);
});
