import type { HostIdentity, IdentityGrade, ScaleSetMembership } from '../model/host.ts';
import type { Target } from '../model/operation.ts';
import { shortNames } from './identity-rules.ts';
import type { KnownHost } from './known.ts';
import { isMemberInstance, isMemberName } from './scale-set-names.ts';

/**
 * Which scale set each host belongs to: by the instance that it is, by its instance name and subscription, else by the
 * pattern of its computer name where only one scale set fits. A host that fits several belongs to none.
 */
export function resolveScaleSets(
  hosts: readonly KnownHost[],
  scaleSets: readonly Target[],
  identities: ReadonlyMap<string, HostIdentity>,
): Map<string, ScaleSetMembership> {
  const memberships = new Map<string, ScaleSetMembership>();
  for (const host of hosts) {
    const found = membership(host, scaleSets, identities.get(host.id));
    if (found) memberships.set(host.id, { hostId: host.id, ...found });
  }
  return memberships;
}

function membership(
  host: KnownHost,
  scaleSets: readonly Target[],
  identity: HostIdentity | undefined,
): { grade: IdentityGrade; scaleSetKey: string } | undefined {
  const [key] = identity?.settled ? identity.targetKeys : [];
  const byInstance = scaleSets.find((set) => key?.startsWith(`${set.key}/`));
  if (byInstance && identity) return { grade: identity.grade, scaleSetKey: byInstance.key };
  const tests: [IdentityGrade, (set: Target) => boolean][] = [
    [
      'instance-name',
      (set) =>
        host.sightings.some(
          ({ subscriptionId, instanceName }) =>
            subscriptionId === set.subscriptionId &&
            instanceName !== undefined &&
            isMemberInstance(instanceName, set.name),
        ),
    ],
    ['scale-set-name', (set) => !isElsewhere(host, set) && isMemberName(shortNames(host), set.name)],
  ];
  for (const [grade, fits] of tests) {
    const [only, ...others] = scaleSets.filter(fits);
    if (only && others.length === 0) return { grade, scaleSetKey: only.key };
    if (only) return undefined;
  }
  return undefined;
}

function isElsewhere({ sightings }: KnownHost, set: Target): boolean {
  const subscriptions = sightings.flatMap(({ subscriptionId }) => subscriptionId ?? []);
  return subscriptions.length > 0 && !subscriptions.includes(set.subscriptionId ?? '');
}
