import type { Random } from '../random.ts';
import type { System } from '../world/estate.ts';
import { linuxPayloads } from './linux-payloads.ts';
import type { Payload } from './payload.ts';
import { windowsPayloads } from './windows-payloads.ts';

export const payloadNames: readonly string[] = [
  ...new Set([...Object.keys(windowsPayloads), ...Object.keys(linuxPayloads)]),
].sort();

export function payloadFor(name: string, system: System): Payload | undefined {
  return (system === 'windows' ? windowsPayloads : linuxPayloads)[name];
}

/** A payload of the wished-for kind that the system can run; discovery runs everywhere. */
export function choosePayload(
  random: Random,
  wished: () => string,
  system: System,
): { name: string; payload: Payload } {
  for (let attempt = 0; attempt < 8; attempt++) {
    const name = wished();
    const payload = payloadFor(name, system);
    if (payload) return { name, payload };
  }
  const name = random.chance(0.5) ? 'discovery' : 'inventory';
  return { name, payload: payloadFor(name, system) as Payload };
}
