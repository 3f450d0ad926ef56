import type { SensorKind } from '../world/estate.ts';
import type { TrueProcess } from '../world/process.ts';
import { guestTime } from './guest-time.ts';

/** Seconds between 1601, where Windows counts from, and 1970. */
const windowsEpoch = 11_644_473_600;

/**
 * How a sensor names a process; undefined where it has a pid for it and nothing else. Each sensor has its own names; no one
 * of them knows another's.
 */
export function entityId(process: TrueProcess, sensor: SensorKind): string | undefined {
  if (sensor === 'defend') return defendId(process);
  return sensor === 'sysmon' ? sysmonId(process) : undefined;
}

/** Base64 of agent, pid and start, as Elastic's endpoint builds it. */
export function defendId(process: TrueProcess): string {
  const { guest, pid } = process;
  const time = guestTime(process, process.start);
  const seconds = Math.floor(time.ms / 1000) + (guest.system === 'windows' ? windowsEpoch : 0);
  const nanos = String((time.ms % 1000) * 1_000_000 + time.ns).padStart(9, '0');
  return btoa(`${guest.agentId}-${pid}-${seconds}.${nanos}`);
}

/** A GUID of machine, start and a counter in braces, as Sysmon builds it. */
export function sysmonId(process: TrueProcess): string {
  const { guest, pid } = process;
  const start = Math.floor(guestTime(process, process.start).ms / 1000)
    .toString(16)
    .padStart(8, '0');
  const low = pid.toString(16).padStart(8, '0');
  return `{${guest.hostId.replaceAll('-', '').slice(0, 8)}-${start.slice(0, 4)}-${start.slice(4)}-${low.slice(4)}-${low.slice(0, 4)}00000500}`;
}
