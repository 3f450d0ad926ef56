import { handOver } from './hand-over.js';

const args = process.argv.slice(2);
await handOver(['bin/throughline.js', ...(args.length > 0 ? args : ['demo'])]);
