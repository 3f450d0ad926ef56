import type { JsonObject } from '../../event/json.ts';
import type { Principal } from '../model/operation.ts';
import { compact } from './compact.ts';

/** ECS `user.*`: the principal who asked, in the spelling that Elastic's Azure pipeline gives the caller. */
export function userFields(principal: Principal | undefined): JsonObject | undefined {
  if (!principal) return undefined;
  const { name } = principal;
  const at = name?.lastIndexOf('@') ?? -1;
  const isUpn = name !== undefined && at > 0;
  return compact({
    id: principal.id,
    name: isUpn ? name.slice(0, at) : name,
    domain: isUpn ? name.slice(at + 1) : undefined,
    email: isUpn ? name : undefined,
  });
}
