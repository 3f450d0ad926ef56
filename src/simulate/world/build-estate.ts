import type { Random } from '../random.ts';
import { machineNames } from '../scenario/parse-scenario.ts';
import type { HostStyle, MachineSpec, Scenario } from '../scenario/scenario.ts';
import type { Guest, GuestSensor, Subscription, System, Vm } from './estate.ts';

export interface Estate {
  readonly subscriptions: readonly Subscription[];
  readonly vms: readonly Vm[];
  /** Directory (tenant) ids by domain. */
  readonly tenants: ReadonlyMap<string, string>;
}

const regions = ['westeurope', 'northeurope', 'eastus2'];
const long = 40 * 86_400_000;

export function buildEstate(scenario: Scenario, random: Random): Estate {
  const tenants = new Map<string, string>();
  for (const domain of [...scenario.subscriptions.map((one) => one.tenant), 'fabrikam.com']) {
    tenants.set(domain, random.fork(`tenant/${domain}`).guid());
  }
  const subscriptions = scenario.subscriptions.map((spec) => ({
    name: spec.name,
    id: random.fork(`subscription/${spec.name}`).guid(),
    tenantId: tenants.get(spec.tenant) as string,
  }));
  const vms = scenario.machines.flatMap((spec, index) => {
    const subscription = subscriptions.find((one) => one.name === spec.subscription) as Subscription;
    return machineNames(spec).map((name) =>
      buildVm(scenario, spec, name, subscription, random.fork(`vm/${index}/${name}`)),
    );
  });
  return { subscriptions, vms, tenants };
}

function buildVm(
  scenario: Scenario,
  spec: MachineSpec,
  name: string,
  subscription: Subscription,
  random: Random,
): Vm {
  const region = random.pick(regions);
  const system = random.weighted(spec.system);
  const { setId, resourceId } = resourceIdOf(spec, name, subscription);
  const { kind, group, routineEvery } = spec;
  const vm = { kind, name, setId, group, subscription, region, routineEvery };
  const base = { scenario, spec, name, subscription, region, system };
  const first = scenario.start - long;
  const rebuilt = spec.rebuilt === undefined ? undefined : scenario.start + spec.rebuilt;
  const guests =
    rebuilt === undefined
      ? [
          buildGuest(
            { ...base, key: `${resourceId}#1`, from: first, to: Number.POSITIVE_INFINITY },
            random.fork('1'),
          ),
        ]
      : [
          buildGuest({ ...base, key: `${resourceId}#1`, from: first, to: rebuilt }, random.fork('1')),
          buildGuest(
            { ...base, key: `${resourceId}#2`, from: rebuilt + 240_000, to: Number.POSITIVE_INFINITY },
            random.fork('2'),
          ),
        ];
  return { ...vm, resourceId, guests };
}

function resourceIdOf(spec: MachineSpec, name: string, { id }: Subscription) {
  const providers = `/subscriptions/${id}/resourceGroups/${spec.group}/providers`;
  if (spec.kind === 'arc')
    return { setId: undefined, resourceId: `${providers}/Microsoft.HybridCompute/machines/${name}` };
  if (spec.kind === 'vm')
    return { setId: undefined, resourceId: `${providers}/Microsoft.Compute/virtualMachines/${name}` };
  const setId = `${providers}/Microsoft.Compute/virtualMachineScaleSets/${spec.name}`;
  return { setId, resourceId: `${setId}/virtualMachines/${name.slice(name.lastIndexOf('_') + 1)}` };
}

interface GuestPlan {
  readonly scenario: Scenario;
  readonly spec: MachineSpec;
  readonly key: string;
  readonly name: string;
  readonly subscription: Subscription;
  readonly region: string;
  readonly system: System;
  readonly from: number;
  readonly to: number;
}

function buildGuest(plan: GuestPlan, random: Random): Guest {
  const { spec, system } = plan;
  const style = random.weighted(spec.host);
  const label = spec.hostName ?? hostLabel(computerName(plan), system, style, random);
  const start = plan.scenario.start;
  const sensors: GuestSensor[] = random.weighted(spec.sensors).map((kind) => ({
    kind,
    // A machine elsewhere has no metadata service of the cloud's.
    metadata: random.weighted(spec.metadata) && spec.kind !== 'arc',
    writesFqdn: style === 'fqdn' && (kind !== 'defend' || random.chance(0.5)),
    commandLines: spec.commandLines,
    ephemeralId: random.guid(),
    silent: spec.silent.map((span) => ({ from: start + span.from, to: start + span.to })),
  }));
  return {
    key: plan.key,
    system,
    vmName: plan.name,
    arc: spec.kind === 'arc',
    vmId: random.guid(),
    hostId: system === 'windows' ? random.guid() : random.hex(32),
    agentId: random.guid(),
    deviceId: random.fork('device').hex(40),
    hostName: label,
    madeName:
      style === 'renamed' ? hostLabel(computerName(plan), system, 'same', random.fork('made')) : label,
    fqdn: style === 'fqdn' ? `${label.toLowerCase()}.corp.contoso.com` : undefined,
    ip: `10.${random.int(10, 60)}.${random.int(0, 250)}.${random.int(4, 250)}`,
    mac: `00-0D-3A-${[0, 1, 2].map(() => random.hex(2).toUpperCase()).join('-')}`,
    from: plan.from,
    to: plan.to,
    sensors,
    clockOffset: random.int(spec.clockOffset[0], spec.clockOffset[1]),
    subscription: plan.subscription,
    region: plan.region,
    installed: plan.from < start && random.weighted(spec.installed),
  };
}

/** Of an instance: the scale set's name, on Windows its first nine characters, and its number in base 36. */
function computerName({ spec, name, system }: GuestPlan): string {
  if (spec.kind !== 'scale-set') return name;
  const prefix = system === 'windows' ? spec.name.slice(0, 9) : spec.name;
  return (
    prefix +
    Number(name.slice(name.lastIndexOf('_') + 1))
      .toString(36)
      .padStart(6, '0')
  );
}

/** Windows allows 15 characters; who creates a VM in the portal gets the first 15 of its name. */
function hostLabel(name: string, system: System, style: HostStyle, random: Random): string {
  if (style === 'renamed' || style === 'given')
    return `srv${random.int(10, 99)}${random.text('abcdefghjkmnpqrstuvwxyz', 5)}`;
  if (system !== 'windows') return name;
  const label = name.slice(0, 15);
  return random.chance(0.5) ? label.toUpperCase() : label;
}
