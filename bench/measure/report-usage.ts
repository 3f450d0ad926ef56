import { writeFileSync } from 'node:fs';
import process from 'node:process';

/* Loaded before a measured script: writes what the process used as it ends. */

process.on('exit', () => {
  const file = process.env['BENCH_USAGE'];
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // Microseconds and kilobytes, on every system.
  const usage = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 };
  writeFileSync(file, JSON.stringify(usage));
});
