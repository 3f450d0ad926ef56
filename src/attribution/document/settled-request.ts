import type { Attribution } from '../model/attribution.ts';
import type { CallerAddress, Channel, Operation, Target } from '../model/operation.ts';

/** What is certain of the request behind a run. */
export interface SettledRequest {
  readonly channel: Channel | undefined;
  readonly target: Target | undefined;
  /** The target's, else the one that the guest's cloud metadata names. */
  readonly subscriptionId: string | undefined;
  readonly resourceId: string | undefined;
  readonly operationName: string | undefined;
  readonly name: string | undefined;
  readonly caller: CallerAddress;
}

/**
 * The request's facts. Where the run is certainly one of several requests (tier `same-principal`), a fact that they all
 * share is certain, whichever of them it was. Nothing is taken from the candidates of an ambiguous run: it may have been
 * none of them.
 */
export function settledRequest(attribution: Attribution): SettledRequest {
  const operations = certainOperations(attribution);
  const fact = <T>(read: (operation: Operation) => T): T | undefined => shared(operations, read);
  const target = fact((operation) => operation.target.key) === undefined ? undefined : operations[0]?.target;
  return {
    channel: fact((operation) => operation.channel),
    target,
    subscriptionId: target?.subscriptionId ?? attribution.host?.subscriptionId,
    resourceId:
      fact((operation) => operation.resourceKey) === undefined ? undefined : operations[0]?.resourceId,
    operationName: fact((operation) => operation.operationName),
    name: fact((operation) => operation.name),
    caller: {
      ip: fact((operation) => operation.caller.ip),
      asNumber: fact((operation) => operation.caller.asNumber),
      asOrganization: fact((operation) => operation.caller.asOrganization),
      country: fact((operation) => operation.caller.country),
      countryCode: fact((operation) => operation.caller.countryCode),
      tokenIp: fact((operation) => operation.caller.tokenIp),
    },
  };
}

function certainOperations(attribution: Attribution): readonly Operation[] {
  if (attribution.operation) return [attribution.operation];
  if (attribution.verdict !== 'attributed') return [];
  return attribution.candidates.map((candidate) => candidate.operation);
}

function shared<T>(operations: readonly Operation[], read: (operation: Operation) => T): T | undefined {
  const [first, ...others] = operations;
  if (first === undefined) return undefined;
  const value = read(first);
  return others.every((operation) => read(operation) === value) ? value : undefined;
}
