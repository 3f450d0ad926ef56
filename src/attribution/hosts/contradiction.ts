import type { HostSighting } from '../model/execution.ts';
import { type IdentityGrade, identityGrades } from '../model/host.ts';
import type { KnownMachine } from './known.ts';
import { meet, type Span } from './sighting.ts';
import { vmIdSpellings } from './vm-id.ts';

/** A host or a part of one, as sensors show it. */
export interface Shown extends Span {
  readonly sightings: readonly HostSighting[];
}

/**
 * Whether an id of the host speaks against a tie by a grade that is weaker than the id. A vmId does so only at the time when the
 * machine is known to have had another: VMs are built anew under their old names, and a list of machines does not say of when it is.
 */
export function contradicts(host: Shown, { target, vmIds }: KnownMachine, grade: IdentityGrade): boolean {
  const isStronger = (other: IdentityGrade) => identityGrades.indexOf(other) < identityGrades.indexOf(grade);
  const differs = (field: keyof HostSighting, own: readonly (string | undefined)[]) => {
    const stated = host.sightings.map((sighting) => sighting[field]).filter((value) => value !== undefined);
    return stated.length > 0 && own.length > 0 && !stated.some((value) => own.includes(String(value)));
  };
  if (isStronger('resource-id') && differs('resourceId', [target.key])) return true;
  const ofItsTime = vmIds.filter(({ span }) => span && meet(span, host));
  if (
    isStronger('vm-id') &&
    differs(
      'vmId',
      ofItsTime.flatMap(({ id }) => vmIdSpellings(id)),
    )
  )
    return true;
  if (!isStronger('instance-name')) return false;
  const { kind, name, subscriptionId } = target;
  return (
    (subscriptionId !== undefined && differs('subscriptionId', [subscriptionId])) ||
    (kind !== 'arc-machine' && differs('instanceName', [name.toLowerCase()]))
  );
}
