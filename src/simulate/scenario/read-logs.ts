import { sensorKinds } from '../world/estate.ts';
import type { MapReader } from './reader.ts';
import {
  type CloudLogSpec,
  type GuestLogSpec,
  type InventorySpec,
  idCases,
  inventoryKinds,
  type OwnLogSpec,
  otherKinds,
  ownLogKinds,
  shippers,
} from './scenario.ts';
import {
  type CloudShape,
  cloudShapes,
  type GuestShape,
  guestShapes,
  isLocal,
  type Layout,
  layouts,
  layoutsOf,
  locales,
  type ScriptBlockShape,
  scriptBlockShapes,
  shapesOf,
} from './shapes.ts';
import { optionalDuration, range, texts, word } from './values.ts';

const second = 1000;
const minute = 60_000;

function readLog(map: MapReader, shape: CloudShape | GuestShape, delay: readonly [number, number]) {
  return {
    path: map.text('path'),
    layout: readLayout(map, shape),
    locale: word(map, 'locale', locales, 'en-US'),
    from: optionalDuration(map, 'from'),
    to: optionalDuration(map, 'to'),
    loss: map.number('loss', 0, 0, 1),
    duplicates: map.number('duplicates', 0, 0, 1),
    delay: range(map, 'delay', delay),
  };
}

function readLayout(map: MapReader, shape: CloudShape | GuestShape | ScriptBlockShape): Layout | undefined {
  const known = layoutsOf(shape);
  if (!known) {
    if (map.has('layout')) map.problem('layout', `is none of ${shape}, whose files have a form of their own`);
    map.value('layout');
    return undefined;
  }
  const layout = word(map, 'layout', layouts, known[0] as Layout);
  if (!known.includes(layout)) map.problem('layout', `must be one of ${known.join(', ')} for ${shape}`);
  return layout;
}

export function readCloudLog(map: MapReader): CloudLogSpec {
  const shape = word(map, 'shape', cloudShapes, 'azure-event-hub');
  const log: CloudLogSpec = {
    ...readLog(map, shape, [3 * minute, 20 * minute]),
    shape,
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
  const sensor = word(map, 'sensor', sensorKinds, 'defend');
  const shapes = shapesOf[sensor];
  const shape = word(map, 'shape', guestShapes, shapes[0]);
  if (!shapes.includes(shape)) map.problem('shape', `must be one of ${shapes.join(', ')} for ${sensor}`);
  const log: GuestLogSpec = {
    ...readLog(map, shape, usualDelay(shape)),
    sensor,
    shape,
    also: readOthers(map),
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

/** Between a process and its record: Defender streams late, files on the machine are there at once. */
function usualDelay(shape: GuestShape): readonly [number, number] {
  if (isLocal(shape)) return [0, 0];
  return shape.startsWith('defender-') ? [3 * minute, 35 * minute] : [3 * second, 15 * second];
}

function readOthers(map: MapReader): GuestLogSpec['also'] {
  const named = texts(map, 'also') ?? [];
  for (const name of named) {
    if (!otherKinds.some((kind) => kind === name))
      map.problem('also', `holds \`${name}\`; known: ${otherKinds.join(', ')}`);
  }
  return otherKinds.filter((kind) => named.includes(kind));
}

export function readInventoryList(map: MapReader): InventorySpec {
  const list: InventorySpec = {
    kind: word(map, 'kind', inventoryKinds, 'az-vm-list'),
    path: map.text('path'),
    machines: texts(map, 'machines'),
    at: optionalDuration(map, 'at') ?? 0,
    loss: map.number('loss', 0, 0, 1),
  };
  map.finish();
  return list;
}

export function readOwnLog(map: MapReader): OwnLogSpec {
  const shape = word(map, 'shape', scriptBlockShapes, 'elastic-powershell');
  const log: OwnLogSpec = {
    kind: word(map, 'kind', ownLogKinds, 'agent-log'),
    path: map.text('path'),
    shape,
    layout: readLayout(map, shape),
    machines: texts(map, 'machines'),
    sameIds: map.number('same-ids', 1, 0, 1),
  };
  map.finish();
  return log;
}
