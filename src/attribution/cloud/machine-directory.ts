import type { Event } from '../../event/event.ts';
import { getField, getText } from '../../event/fields.ts';
import { earlier, later } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { compareText } from '../../event/order.ts';
import type { InventoryMachine } from '../../ingest/inventory/inventory-machine.ts';
import type { KnownMachine } from '../hosts/known.ts';
import { shortName } from '../hosts/short-name.ts';
import type { SeenSighting, Span } from '../hosts/sighting.ts';
import type { Target } from '../model/operation.ts';
import { resourceIdOf } from './control-record.ts';
import { normaliseId } from './principal.ts';
import { parseTarget } from './target.ts';

const machineKinds: readonly Target['kind'][] = ['vm', 'scale-set-instance', 'scale-set', 'arc-machine'];

const mostSpellings = 20_000;

interface Machine {
  target: Target;
  /** When records state each id; undefined for what an inventory states, which is of no time. */
  readonly vmIds: Map<string, Span | undefined>;
  readonly computerNames: Set<string>;
}

/** Every machine that the Activity Log names, whatever was done to it: uniqueness of names is judged over all of them. */
export class MachineDirectory {
  readonly #machines = new Map<string, Machine>();
  /** By spelling, as far as there is room: logs name the same resources again and again. */
  readonly #spelled = new Map<string, Machine | undefined>();

  observe(event: Event): void {
    const spelled = getText(event.doc, 'azure.activitylogs.properties.entity') ?? resourceIdOf(event.doc);
    const machine = spelled === undefined ? undefined : this.#machine(spelled);
    const vmId = vmIdOf(event.doc);
    if (vmId !== undefined && machine)
      note(machine.vmIds, vmId, { firstSeen: event.time, lastSeen: event.time });
  }

  /** A machine that the user's inventory lists is known to exist, whether or not the log names it. */
  addInventory({ resourceId, vmId, computerNames }: InventoryMachine): void {
    const machine = this.#machine(resourceId);
    if (vmId !== undefined && !machine?.vmIds.has(vmId)) machine?.vmIds.set(vmId, undefined);
    for (const name of computerNames) machine?.computerNames.add(shortName(name));
  }

  /** Canonical order. What guests say of the machine that they are adds its vmIds and the names that they give themselves. */
  machines(seen: readonly SeenSighting[]): KnownMachine[] {
    const byResource = Map.groupBy(seen, ({ sighting }) => sighting.resourceId);
    return [...this.#machines.values()]
      .filter(({ target }) => target.kind !== 'scale-set')
      .map((machine) => knownMachine(machine, byResource.get(machine.target.key) ?? []))
      .sort((a, b) => compareText(a.target.key, b.target.key));
  }

  /** Scale sets that a request addressed as a whole, canonical order. */
  scaleSets(): Target[] {
    return [...this.#machines.values()]
      .flatMap(({ target }) => (target.kind === 'scale-set' ? [target] : []))
      .sort((a, b) => compareText(a.key, b.key));
  }

  /** The machine of a resource id; of several spellings the one that sorts last, so lower case wins over upper. */
  #machine(resourceId: string): Machine | undefined {
    if (this.#spelled.has(resourceId)) return this.#spelled.get(resourceId);
    const machine = this.#machineOf(resourceId);
    if (this.#spelled.size < mostSpellings) this.#spelled.set(resourceId, machine);
    return machine;
  }

  #machineOf(resourceId: string): Machine | undefined {
    const parsed = parseTarget(resourceId);
    if (!parsed || !machineKinds.includes(parsed.target.kind)) return undefined;
    const known = this.#machines.get(parsed.target.key);
    if (!known) {
      const machine = { target: parsed.target, vmIds: new Map(), computerNames: new Set<string>() };
      this.#machines.set(parsed.target.key, machine);
      return machine;
    }
    if (compareText(parsed.target.name, known.target.name) > 0) known.target = parsed.target;
    return known;
  }
}

function knownMachine({ target, vmIds, computerNames }: Machine, own: readonly SeenSighting[]): KnownMachine {
  const ids = new Map(vmIds);
  for (const { sighting, firstSeen, lastSeen } of own)
    if (sighting.vmId !== undefined) note(ids, sighting.vmId, { firstSeen, lastSeen });
  const names = own.flatMap(({ sighting: { name } }) => (name === undefined ? [] : [shortName(name)]));
  return {
    target,
    vmIds: [...ids].map(([id, span]) => ({ id, span })).sort((a, b) => compareText(a.id, b.id)),
    computerNames: [...new Set([...computerNames, ...names])].sort(compareText),
  };
}

/** Adds when a record states the id, also to one that an inventory states for no time. */
function note(ids: Machine['vmIds'], id: string, { firstSeen, lastSeen }: Span): void {
  const known = ids.get(id);
  ids.set(id, {
    firstSeen: known ? earlier(known.firstSeen, firstSeen) : firstSeen,
    lastSeen: known ? later(known.lastSeen, lastSeen) : lastSeen,
  });
}

/** The VM's own id, where a write to it was logged with the response. */
function vmIdOf(doc: JsonObject): string | undefined {
  const properties = 'azure.activitylogs.properties';
  const direct =
    getText(doc, `${properties}.vmId`) ?? getText(doc, `${properties}.responseBody.properties.vmId`);
  if (direct !== undefined) return normaliseId(direct);
  const body = getField(doc, `${properties}.responseBody`) ?? getField(doc, `${properties}.responsebody`);
  const match = typeof body === 'string' ? /"vmId"\s*:\s*"([0-9a-f-]{36})"/i.exec(body) : null;
  return normaliseId(match?.[1]);
}
