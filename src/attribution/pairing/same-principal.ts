import type { Operation, Principal } from '../model/operation.ts';

/** One text for one principal; undefined where the records name none. */
export function principalKey(principal: Principal): string | undefined {
  return principal.id ?? principal.name?.toLowerCase();
}

/** True where all operations are known to be asked for by one principal. */
export function samePrincipal(operations: readonly Operation[]): boolean {
  const keys = new Set(operations.map((operation) => principalKey(operation.principal)));
  return keys.size === 1 && !keys.has(undefined);
}
