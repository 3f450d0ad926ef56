import { sensorKinds } from '../world/estate.ts';
import type { MapReader } from './reader.ts';
import {
  type CloudLogSpec,
  cloudShapes,
  type GuestLogSpec,
  idCases,
  type OwnLogSpec,
  ownLogKinds,
  shippers,
} from './scenario.ts';
import { optionalDuration, range, texts, word } from './values.ts';

const second = 1000;
const minute = 60_000;

function readLog(map: MapReader, delay: readonly [number, number]) {
  return {
    path: map.text('path'),
    from: optionalDuration(map, 'from'),
    to: optionalDuration(map, 'to'),
    loss: map.number('loss', 0, 0, 1),
    duplicates: map.number('duplicates', 0, 0, 1),
    delay: range(map, 'delay', delay),
  };
}

export function readCloudLog(map: MapReader): CloudLogSpec {
  const log: CloudLogSpec = {
    ...readLog(map, [3 * minute, 20 * minute]),
    shape: word(map, 'shape', cloudShapes, 'azure-event-hub'),
    subscriptions: texts(map, 'subscriptions'),
    idCase: word(map, 'id-case', idCases, 'upper'),
    dotted: map.flag('dotted', false),
    later: map.flag('later', false),
    withoutIdentity: map.number('without-identity', 0, 0, 1),
    noHyphens: map.number('no-hyphens', 0.5, 0, 1),
    without: texts(map, 'without') ?? [],
  };
  map.finish();
  return log;
}

export function readGuestLog(map: MapReader): GuestLogSpec {
  const log: GuestLogSpec = {
    ...readLog(map, [3 * second, 15 * second]),
    sensor: word(map, 'sensor', sensorKinds, 'defend'),
    machines: texts(map, 'machines'),
    ends: map.number('ends', 1, 0, 1),
    forks: map.number('forks', 1, 0, 1),
    ancestry: map.number('ancestry', 0.9, 0, 1),
    shipper: word(map, 'shipper', shippers, 'agent'),
    hostIds: map.flag('host-ids', true),
    dotted: map.flag('dotted', false),
    missedRuns: map.number('missed-runs', 0, 0, 1),
  };
  map.finish();
  return log;
}

export function readOwnLog(map: MapReader): OwnLogSpec {
  const log: OwnLogSpec = {
    kind: word(map, 'kind', ownLogKinds, 'agent-log'),
    path: map.text('path'),
    machines: texts(map, 'machines'),
    sameIds: map.number('same-ids', 1, 0, 1),
  };
  map.finish();
  return log;
}
