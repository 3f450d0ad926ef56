import type { Random } from '../random.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Estate } from './build-estate.ts';
import { noiseKinds, quietKinds } from './noise.ts';
import type { Principal } from './principal.ts';
import type { Request } from './request.ts';
import { makeNoise } from './request-identity.ts';

const minute = 60_000;

/** Unrelated requests, before, during and after the story. */
export function planNoise(
  scenario: Scenario,
  estate: Estate,
  principals: ReadonlyMap<string, Principal>,
  random: Random,
  add: (request: Request) => void,
): void {
  const people = [...principals.values()];
  for (const subscription of estate.subscriptions) {
    const vms = estate.vms.filter((vm) => vm.subscription === subscription);
    let at = scenario.start - scenario.cloudNoise.before;
    const to = scenario.start + scenario.duration + scenario.cloudNoise.after;
    for (let nth = 0; at < to; nth++) {
      const draw = random.fork(`${subscription.name}/${nth}`);
      const quiet = scenario.cloudNoise.quiet > 0 && draw.fork('quiet').chance(scenario.cloudNoise.quiet);
      const kind = draw.pick(quiet ? quietKinds : noiseKinds);
      const principal = draw.pick(people);
      const resourceId = kind.resourceId(subscription, vms, draw);
      add(
        makeNoise({
          id: `noise-${subscription.name}-${nth}`,
          kind,
          resourceId,
          subscription,
          principal,
          at,
          random: draw,
        }),
      );
      at += draw.int(
        Math.round(scenario.cloudNoise.every * 0.4),
        Math.round(scenario.cloudNoise.every * 1.6),
      );
    }
    // The log must reach to the very end of the stretch that the scenario promises.
    const draw = random.fork(`${subscription.name}/last`);
    const kind = noiseKinds[2] as (typeof noiseKinds)[number];
    const resourceId = kind.resourceId(subscription, vms, draw);
    add(
      makeNoise({
        id: `noise-${subscription.name}-last`,
        kind,
        resourceId,
        subscription,
        principal: draw.pick(people),
        at: to,
        random: draw,
      }),
    );
  }
}

/** The requests by which machines are deleted and built anew. */
export function planRebuilds(
  scenario: Scenario,
  estate: Estate,
  principals: ReadonlyMap<string, Principal>,
  random: Random,
  add: (request: Request) => void,
): void {
  for (const vm of estate.vms) {
    const second = vm.guests[1];
    if (!second || second.from < scenario.start || vm.kind !== 'vm') continue;
    const draw = random.fork(vm.resourceId);
    const principal = draw.pick([...principals.values()]);
    const steps = [
      { verb: 'delete', title: 'Delete Virtual Machine', at: second.from - 4 * minute },
      { verb: 'write', title: 'Create or Update Virtual Machine', at: second.from - 2 * minute },
    ];
    for (const { verb, title, at } of steps) {
      const kind = {
        channel: verb === 'write' ? ('user-data' as const) : undefined,
        operation: `Microsoft.Compute/virtualMachines/${verb}`,
        title,
        resourceId: () => vm.resourceId,
      };
      const own = draw.fork(verb);
      const { resourceId, subscription } = vm;
      add(
        makeNoise({
          id: `rebuild-${verb}-${resourceId}`,
          kind,
          resourceId,
          subscription,
          principal,
          at,
          random: own,
        }),
      );
    }
  }
}
