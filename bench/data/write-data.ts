import { join } from 'node:path';
import { noiseRecord, type Request, requestRecords } from './activity-record.ts';
import { defendLine, type Start } from './defend-event.ts';
import { entityId, type Machine, makeFleet } from './fleet.ts';
import { LineFile } from './line-file.ts';
import { linuxPrograms, windowsPrograms } from './programs.ts';
import { runStarts } from './run-events.ts';
import { Seeded } from './seeded.ts';

export interface DataFacts {
  readonly guest: string;
  readonly cloud: string;
  readonly guestBytes: number;
  readonly cloudBytes: number;
  readonly events: number;
  /** Correlation ids of the requests, one for each run; and who made them. */
  readonly requests: readonly { readonly correlationId: string; readonly principal: string }[];
}

const begin = Date.UTC(2026, 0, 5);
/** Between two events of the whole fleet: 64 machines at some 40 events an hour each. */
const gapMs = 1500;
const eventsPerRun = 20_000;
/** Requests are made this long before their runs begin. */
const leadMs = 9000;
const recordBytes = 2300;

/** Makes the synthetic logs in a folder: a stream of process events in order of time, and an Activity Log with their requests. */
export async function writeData(folder: string, guestBytes: number, seed = 20_260_105): Promise<DataFacts> {
  const random = new Seeded(seed);
  const fleet = makeFleet(random);
  const principals = Array.from({ length: 6 }, () => random.guid());
  const guest = new LineFile(join(folder, 'defend.ndjson'));
  const requests: Request[] = [];
  let ms = begin;
  let pid = 5000;
  while (guest.bytes < guestBytes) {
    ms += 1 + random.below(2 * gapMs);
    pid = 5000 + ((pid + 7) % 3_000_000);
    const machine = random.pick(fleet);
    if (guest.lines % eventsPerRun >= eventsPerRun / 2 && requests.length <= guest.lines / eventsPerRun) {
      const principal = random.pick(principals);
      requests.push({ machine, ms: ms - leadMs, correlationId: random.guid(), principal });
      for (const { start, after } of runStarts(machine, pid, ms)) {
        guest.write(defendLine(machine, start, ms + after, eventId(random), random));
      }
    }
    if (guest.write(defendLine(machine, ordinary(machine, pid + 4, random), ms, eventId(random), random)))
      await guest.flush();
  }
  await guest.close();
  const cloud = await writeCloud(
    join(folder, 'activity.ndjson'),
    guestBytes / 10,
    ms,
    requests,
    principals,
    random,
  );
  return {
    guest: 'defend.ndjson',
    cloud: 'activity.ndjson',
    guestBytes: guest.bytes,
    cloudBytes: cloud,
    events: guest.lines,
    requests: requests.map(({ correlationId, principal }) => ({ correlationId, principal })),
  };
}

/** Event Hub messages, one a line: records in order of time, a few in each envelope. */
async function writeCloud(
  path: string,
  bytes: number,
  end: number,
  requests: readonly Request[],
  principals: readonly string[],
  random: Seeded,
): Promise<number> {
  const file = new LineFile(path);
  const due = requests.flatMap((request) => requestRecords(request, random)).sort((a, b) => a.ms - b.ms);
  const step = (end - begin) / Math.max(1, bytes / recordBytes);
  let envelope: string[] = [];
  for (let ms = begin; ms < end + 3_600_000; ms += step) {
    while ((due[0]?.ms ?? Number.POSITIVE_INFINITY) <= ms) envelope.push(due.shift()?.json ?? '');
    envelope.push(noiseRecord(Math.floor(ms), random.pick(principals), random));
    if (envelope.length < 6) continue;
    if (file.write(`{"records":[${envelope.join(',')}]}\n`)) await file.flush();
    envelope = [];
  }
  if (envelope.length > 0) file.write(`{"records":[${envelope.join(',')}]}\n`);
  await file.close();
  return file.bytes;
}

function ordinary(machine: Machine, pid: number, random: Seeded): Start {
  const program = random.pick(machine.os === 'windows' ? windowsPrograms : linuxPrograms);
  const parentPid = 600 + random.below(300);
  const id = (back: number) => entityId(machine.agentId, parentPid - back, begin - 86_400_000 * (back + 1));
  return {
    ...program,
    pid,
    parentPid,
    parentId: id(0),
    parentArgs: [],
    ancestors: Array.from({ length: 1 + random.below(5) }, (_, at) => id(at + 1)),
  };
}

function eventId(random: Seeded): string {
  return `${random.hex(16)}+++++${random.hex(3)}`;
}
