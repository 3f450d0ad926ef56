import type { Event } from '../../event/event.ts';
import { getField, getText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { compareText } from '../../event/order.ts';
import type { InventoryMachine } from '../../ingest/inventory/inventory-machine.ts';
import type { KnownHost } from '../hosts/host-directory.ts';
import type { KnownMachine } from '../hosts/identity-rules.ts';
import { shortName } from '../hosts/short-name.ts';
import type { Target } from '../model/operation.ts';
import { resourceIdOf } from './control-record.ts';
import { normaliseId } from './principal.ts';
import { parseTarget } from './target.ts';

const machineKinds: readonly Target['kind'][] = ['vm', 'scale-set-instance', 'scale-set', 'arc-machine'];

interface Machine {
  target: Target;
  readonly vmIds: Set<string>;
  readonly computerNames: Set<string>;
}

/** Every machine that the Activity Log names, whatever was done to it: uniqueness of names is judged over all of them. */
export class MachineDirectory {
  readonly #machines = new Map<string, Machine>();

  observe(event: Event): void {
    const spelled = getText(event.doc, 'azure.activitylogs.properties.entity') ?? resourceIdOf(event.doc);
    const machine = spelled === undefined ? undefined : this.#machine(spelled);
    const vmId = vmIdOf(event.doc);
    if (vmId !== undefined) machine?.vmIds.add(vmId);
  }

  /** A machine that the user's inventory lists is known to exist, whether or not the log names it. */
  addInventory({ resourceId, vmId, computerName }: InventoryMachine): void {
    const machine = this.#machine(resourceId);
    if (vmId !== undefined) machine?.vmIds.add(vmId);
    if (computerName !== undefined) machine?.computerNames.add(shortName(computerName));
  }

  /** Canonical order. A guest document that states both the resource and the vmId tells the vmId too. */
  machines(hosts: readonly KnownHost[]): KnownMachine[] {
    for (const { resourceId, vmId } of hosts.flatMap((host) => host.sightings)) {
      if (resourceId !== undefined && vmId !== undefined) this.#machines.get(resourceId)?.vmIds.add(vmId);
    }
    return [...this.#machines.values()]
      .filter(({ target }) => target.kind !== 'scale-set')
      .map(({ target, vmIds, computerNames }) => ({
        target,
        vmIds: [...vmIds].sort(compareText),
        computerNames: [...computerNames].sort(compareText),
      }))
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
    const parsed = parseTarget(resourceId);
    if (!parsed || !machineKinds.includes(parsed.target.kind)) return undefined;
    const known = this.#machines.get(parsed.target.key);
    if (!known) {
      const machine = { target: parsed.target, vmIds: new Set<string>(), computerNames: new Set<string>() };
      this.#machines.set(parsed.target.key, machine);
      return machine;
    }
    if (compareText(parsed.target.name, known.target.name) > 0) known.target = parsed.target;
    return known;
  }
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
