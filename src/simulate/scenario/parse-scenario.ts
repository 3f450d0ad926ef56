import { parseInstant } from '../../event/parse-instant.ts';
import { payloadNames } from '../guest/payloads.ts';
import { type SensorKind, sensorKinds, systems, vmKinds } from '../world/estate.ts';
import { extensionNames } from '../world/extensions.ts';
import { principalKinds } from '../world/principal.ts';
import { channels } from '../world/request.ts';
import { readCloudLog, readGuestLog, readInventoryList, readOwnLog } from './read-logs.ts';
import { type MapReader, readYaml, type ScenarioProblem } from './reader.ts';
import {
  type ActivitySpec,
  correlations,
  deeds,
  fates,
  hostStyles,
  type MachineSpec,
  type PrincipalSpec,
  type Scenario,
  variants,
} from './scenario.ts';
import { always, choice, duration, oneOf, optionalDuration, range, texts, word } from './values.ts';

export type ParsedScenario =
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: undefined; readonly problems: readonly ScenarioProblem[] };

const second = 1000;
const minute = 60_000;
const hour = 3_600_000;

/** Reads a scenario. Either it is whole, or every problem in it is listed. */
export function parseScenario(text: string): ParsedScenario {
  const { top, problems } = readYaml(text);
  if (problems.length > 0) return { scenario: undefined, problems };
  const startText = top.text('start', '2026-03-03T06:00:00Z');
  const start = parseInstant(startText);
  if (!start) top.problem('start', 'must be a time such as `2026-03-03T06:00:00Z`');
  const noise = top.map('cloud-noise');
  const scenario: Scenario = {
    name: top.text('name'),
    title: top.text('title'),
    about: top.text('about', ' ').trim(),
    start: start?.ms ?? 0,
    duration: duration(top, 'duration', 8 * hour),
    subscriptions: top.maps('subscriptions', true).map((map) => {
      const read = { name: map.text('name'), tenant: map.text('tenant', 'contoso.com') };
      map.finish();
      return read;
    }),
    machines: top.maps('machines', true).map(readMachine),
    principals: top.maps('principals', true).map(readPrincipal),
    activity: top.maps('activity', true).map(readActivity),
    cloudNoise: {
      every: noise ? duration(noise, 'every', 20 * minute) : 20 * minute,
      quiet: noise ? noise.number('quiet', 0, 0, 1) : 0,
      before: noise ? duration(noise, 'before', 2 * hour) : 2 * hour,
      after: noise ? duration(noise, 'after', 2 * hour) : 2 * hour,
    },
    cloudLogs: top.maps('cloud-logs', true).map(readCloudLog),
    guestLogs: top.maps('guest-logs', true).map(readGuestLog),
    ownLogs: top.maps('own-logs').map(readOwnLog),
    inventories: top.maps('inventories').map(readInventoryList),
  };
  noise?.finish();
  top.finish();
  if (problems.length === 0) checkReferences(scenario, problems);
  return problems.length === 0 ? { scenario, problems: [] } : { scenario: undefined, problems };
}

function readMachine(map: MapReader): MachineSpec {
  const sensors = (text: string): readonly SensorKind[] | undefined => {
    if (text === 'none') return [];
    const kinds = text.split('+').map((part) => sensorKinds.find((kind) => kind === part.trim()));
    return kinds.includes(undefined) ? undefined : (kinds as SensorKind[]);
  };
  const yesNo = (text: string) => (text === 'true' ? true : text === 'false' ? false : undefined);
  const machine: MachineSpec = {
    kind: word(map, 'kind', vmKinds, 'vm'),
    name: map.text('name'),
    count: map.number('count', 1, 1, 500),
    group: map.text('group', 'rg-app'),
    subscription: map.text('subscription'),
    system: oneOf(map, 'system', systems, ['windows']),
    host: oneOf(map, 'host', hostStyles, ['same']),
    hostName: map.has('host-name') ? map.text('host-name') : undefined,
    sensors: choice(
      map,
      'sensors',
      sensors,
      `\`none\` or ${sensorKinds.join(', ')}, joined by \`+\``,
      always([['defend'] as const]),
    ),
    metadata: choice(map, 'metadata', yesNo, 'true, false', always([false])),
    installed: choice(map, 'installed', yesNo, 'true, false', always([true])),
    commandLines: map.flag('command-lines', true),
    rebuilt: optionalDuration(map, 'rebuilt'),
    clockOffset: range(map, 'clock-offset', [0, 0]),
    silent: map.maps('silent').map((span) => {
      const read = { from: duration(span, 'from', 0), to: duration(span, 'to', 0) };
      span.finish();
      return read;
    }),
    routineEvery: duration(map, 'routine-every', 10 * minute),
  };
  map.finish();
  return machine;
}

function readPrincipal(map: MapReader): PrincipalSpec {
  const principal: PrincipalSpec = {
    name: map.text('name'),
    kind: word(map, 'kind', principalKinds, 'user'),
    displayName: map.has('display-name') ? map.text('display-name') : undefined,
    role: map.text('role', 'Virtual Machine Contributor'),
    throughGroup: map.flag('through-group', false),
    addresses: texts(map, 'addresses') ?? [],
  };
  map.finish();
  return principal;
}

function readActivity(map: MapReader): ActivitySpec {
  const any = (text: string) => text;
  const payload = (text: string) => payloadNames.find((name) => name === text);
  const activity: ActivitySpec = {
    deed: word(map, 'do', deeds, 'run'),
    count: map.number('count', 1, 1, 100_000),
    at: optionalDuration(map, 'at'),
    from: duration(map, 'from', 0),
    to: duration(map, 'to', -1),
    every: range(map, 'every', [2 * second, 6 * second]),
    by: choice(map, 'by', any, 'names of principals', []),
    on: choice(map, 'on', any, 'names of machines', always(['*'])),
    each: map.flag('each', false),
    channel: oneOf(map, 'channel', channels, ['run-command-action']),
    payload: choice(map, 'payload', payload, payloadNames.join(', '), always(['discovery', 'inventory'])),
    variant: oneOf(map, 'variant', variants, ['plain']),
    fate: oneOf(map, 'fate', fates, ['success']),
    commandName: choice(
      map,
      'command-name',
      any,
      'any name',
      always(['deploy', 'maintenance', 'collect', 'patch']),
    ),
    extension: choice(
      map,
      'extension',
      (text) => extensionNames.find((name) => name === text),
      extensionNames.join(', '),
      always(['CustomScriptExtension', 'customScript']),
    ),
    wholeSet: map.flag('whole-set', false),
    correlation: word(map, 'correlation', correlations, 'own'),
    lasts: range(map, 'lasts'),
    retry: map.number('retry', 0, 0, 1),
  };
  map.finish();
  return activity;
}

/** Names must lead somewhere; a typing error would otherwise make an empty story. */
function checkReferences(scenario: Scenario, problems: ScenarioProblem[]): void {
  const report = (path: string, message: string) => problems.push({ path, line: undefined, message });
  const subscriptions = scenario.subscriptions.map((one) => one.name);
  const principals = scenario.principals.map((one) => one.name);
  const machines = scenario.machines.flatMap(machineNames);
  const lists = {
    subscriptions,
    machines: scenario.machines,
    principals,
    'cloud-logs': scenario.cloudLogs,
    'guest-logs': scenario.guestLogs,
  };
  for (const [name, list] of Object.entries(lists)) if (list.length === 0) report(name, 'must not be empty');
  for (const machine of scenario.machines) {
    if (!subscriptions.includes(machine.subscription))
      report(`machines ${machine.name}`, `is in the unknown subscription \`${machine.subscription}\``);
  }
  scenario.activity.forEach((activity, at) => {
    const path = `activity[${at}]`;
    for (const { value } of activity.by)
      if (!principals.includes(value)) report(path, `is by the unknown principal \`${value}\``);
    for (const { value } of activity.on)
      if (!machines.some((name) => matchesName(name, value)))
        report(path, `is on \`${value}\`, which names no machine`);
    if (activity.deed === 'run' && activity.by.length === 0) report(path, 'needs `by`');
    if (activity.at === undefined && activity.to >= 0 && activity.to <= activity.from)
      report(path, 'ends before it begins');
  });
  for (const log of scenario.cloudLogs) {
    for (const name of log.subscriptions ?? [])
      if (!subscriptions.includes(name))
        report(`cloud-logs ${log.path}`, `names the unknown subscription \`${name}\``);
  }
  for (const log of scenario.guestLogs) {
    for (const name of log.machines ?? [])
      if (!machines.some((known) => matchesName(known, name)))
        report(`guest-logs ${log.path}`, `names no machine with \`${name}\``);
  }
}

export function machineNames(machine: MachineSpec): string[] {
  // Instances of a scale set have numbers with gaps, beyond nine so that base 36 shows.
  if (machine.kind === 'scale-set')
    return Array.from({ length: machine.count }, (_, at) => `${machine.name}_${(at + 1) * 17}`);
  if (machine.count === 1) return [machine.name];
  return Array.from(
    { length: machine.count },
    (_, at) => `${machine.name}-${String(at + 1).padStart(2, '0')}`,
  );
}

/** `*` stands for any text, the rest for itself. */
export function matchesName(name: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] as string;
  const last = parts[parts.length - 1] as string;
  if (parts.length === 1) return name === pattern;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
