import type { Random } from '../random.ts';
import type { PrincipalSpec, Scenario } from '../scenario/scenario.ts';
import type { Estate } from './build-estate.ts';
import type { Principal } from './principal.ts';

/** The Azure CLI's public client id: what a user's token is issued to. */
const azureCli = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

const roleDefinitions: Readonly<Record<string, string>> = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Virtual Machine Contributor': '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
};

export function buildPrincipals(
  scenario: Scenario,
  estate: Estate,
  random: Random,
): ReadonlyMap<string, Principal> {
  const built = new Map<string, Principal>();
  for (const spec of scenario.principals) {
    built.set(spec.name, buildPrincipal(spec, estate, random.fork(`principal/${spec.name}`)));
  }
  return built;
}

function buildPrincipal(spec: PrincipalSpec, estate: Estate, random: Random): Principal {
  const subscription = estate.subscriptions[0];
  const tenantId = subscription?.tenantId ?? random.guid();
  const domain = [...estate.tenants].find(([, id]) => id === tenantId)?.[0] ?? 'contoso.com';
  const human = spec.kind === 'user' || spec.kind === 'guest-user';
  // Sample accounts are named by a given name and the first letter of the family's: `meganb`.
  const given = spec.name.charAt(0).toUpperCase() + spec.name.slice(1, -1);
  const family = spec.name.slice(-1).toUpperCase();
  const foreign = spec.kind === 'guest-user';
  return {
    key: spec.name,
    kind: spec.kind,
    objectId: random.guid(),
    displayName: spec.displayName ?? (human ? `${given} ${family}` : spec.name),
    givenName: human ? given : undefined,
    surname: human ? family : undefined,
    upn: human
      ? foreign
        ? `${spec.name}_fabrikam.com#EXT#@${domain}`
        : `${spec.name}@${domain}`
      : undefined,
    appId: human ? azureCli : random.guid(),
    tenantId,
    homeTenantId: foreign ? (estate.tenants.get('fabrikam.com') as string) : tenantId,
    role: {
      name: spec.role,
      definitionId: roleDefinitions[spec.role] ?? random.guid(),
      assignmentId: random.guid(),
      scope: `/subscriptions/${subscription?.id ?? ''}`,
    },
    groupId: spec.throughGroup ? random.guid() : undefined,
    addresses: spec.addresses.length > 0 ? spec.addresses : [`198.51.100.${random.int(1, 254)}`],
    puid: `1003${random.hex(12).toUpperCase()}`,
  };
}
