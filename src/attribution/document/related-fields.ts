import type { JsonObject } from '../../event/json.ts';
import type { Attribution } from '../model/attribution.ts';
import { asAddress } from './address-fields.ts';
import { compact, distinct } from './compact.ts';

/** ECS `related.*`: every address, user and machine that the document touches, open candidates too. A search aid, no claim. */
export function relatedFields(attribution: Attribution): JsonObject | undefined {
  const { operation, execution, host, principal, candidates } = attribution;
  const operations = [
    ...(operation ? [operation] : []),
    ...candidates.map((candidate) => candidate.operation),
  ];
  const principals = [...(principal ? [principal] : []), ...operations.map((one) => one.principal)];
  return compact({
    ip: distinct(operations.flatMap(({ caller }) => [asAddress(caller.ip), asAddress(caller.tokenIp)])),
    user: distinct([...principals.flatMap(({ name, id }) => [name, id]), execution?.root.user]),
    hosts: distinct([
      host?.displayName,
      ...(host?.names ?? []),
      ...operations.map(({ target }) => target.name),
    ]),
  });
}
