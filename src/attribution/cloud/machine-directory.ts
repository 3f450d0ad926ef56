import type { Event } from '../../event/event.ts';
import { getField, getText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { compareText } from '../../event/order.ts';
import type { KnownHost } from '../hosts/host-directory.ts';
import type { KnownMachine } from '../hosts/resolve-identities.ts';
import type { Target } from '../model/operation.ts';
import { resourceIdOf } from './control-record.ts';
import { normaliseId } from './principal.ts';
import { parseTarget } from './target.ts';

const machineKinds: readonly Target['kind'][] = ['vm', 'scale-set-instance', 'scale-set', 'arc-machine'];

/** Every machine that the Activity Log names, whatever was done to it: uniqueness of names is judged over all of them. */
export class MachineDirectory {
  readonly #machines = new Map<string, { target: Target; vmIds: Set<string> }>();

  observe(event: Event): void {
    const spelled = getText(event.doc, 'azure.activitylogs.properties.entity') ?? resourceIdOf(event.doc);
    const parsed = spelled === undefined ? undefined : parseTarget(spelled);
    if (!parsed || !machineKinds.includes(parsed.target.kind)) return;
    const known = this.#machines.get(parsed.target.key);
    const machine = known ?? { target: parsed.target, vmIds: new Set<string>() };
    if (!known) this.#machines.set(parsed.target.key, machine);
    else if (compareText(parsed.target.name, known.target.name) > 0) known.target = parsed.target;
    const vmId = vmIdOf(event.doc);
    if (vmId !== undefined) machine.vmIds.add(vmId);
  }

  /** Canonical order. A guest document that states both the resource and the vmId tells the vmId too. */
  machines(hosts: readonly KnownHost[]): KnownMachine[] {
    for (const { resourceId, vmId } of hosts.flatMap((host) => host.sightings)) {
      if (resourceId !== undefined && vmId !== undefined) this.#machines.get(resourceId)?.vmIds.add(vmId);
    }
    return [...this.#machines.values()]
      .filter(({ target }) => target.kind !== 'scale-set')
      .map(({ target, vmIds }) => ({ target, vmIds: [...vmIds].sort(compareText) }))
      .sort((a, b) => compareText(a.target.key, b.target.key));
  }

  /** Scale sets that a request addressed as a whole, canonical order. */
  scaleSets(): Target[] {
    return [...this.#machines.values()]
      .flatMap(({ target }) => (target.kind === 'scale-set' ? [target] : []))
      .sort((a, b) => compareText(a.key, b.key));
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
