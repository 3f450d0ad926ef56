import type { Random } from '../random.ts';
import type { Subscription } from './estate.ts';
import type { NoiseKind } from './noise.ts';
import type { Principal } from './principal.ts';
import type { Phase, Request } from './request.ts';

const second = 1000;

/** What every request has: ids, token, address. */
export function requestIdentity(random: Random, principal: Principal, at: number) {
  const address = random.pick(principal.addresses);
  return {
    address,
    correlationId: random.guid(),
    operationId: random.guid(),
    clientRequestId: random.guid(),
    token: {
      uti: random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', 22),
      issued: at - random.int(60 * second, 3000 * second),
      address: random.chance(0.9) ? address : random.pick(principal.addresses),
    },
  };
}

/** A request that runs nothing in a guest. */
export function makeNoise(plan: {
  readonly id: string;
  readonly kind: NoiseKind;
  readonly resourceId: string;
  readonly subscription: Subscription;
  readonly principal: Principal;
  readonly at: number;
  readonly random: Random;
}): Request {
  const { at, random } = plan;
  const phases: Phase[] = [{ kind: 'start', at, failure: undefined }];
  if (random.chance(0.5)) phases.push({ kind: 'accept', at: at + random.int(200, 1500), failure: undefined });
  phases.push({ kind: 'success', at: at + random.int(1600, 40_000), failure: undefined });
  return {
    ...requestIdentity(random.fork('identity'), plan.principal, at),
    id: plan.id,
    channel: plan.kind.channel,
    operation: plan.kind.operation,
    title: plan.kind.title,
    resourceId: plan.resourceId,
    subscription: plan.subscription,
    vm: undefined,
    commandName: undefined,
    principal: plan.principal,
    phases,
    labels: undefined,
  };
}
