import type { Vm } from './estate.ts';
import { carriedBy } from './extensions.ts';
import { drawCourse } from './outcome.ts';
import type { Phase } from './request.ts';
import { requestIdentity } from './request-identity.ts';
import type { World } from './requests.ts';
import { runScript, type Wish } from './run-script.ts';

const second = 1000;

/**
 * An extension written on a whole scale set: every instance runs its script, those that are made anew later included.
 * Scripts of one write run side by side on the instances.
 */
export function askScaleSet(world: World, vms: readonly Vm[], wish: Wish): void {
  const { id, vm, at, activity, random } = wish;
  const setId = vm.setId ?? vm.resourceId;
  const name = random.weighted(activity.extension);
  const { name: carries, runs } = carriedBy(name);
  const phases: Phase[] = [
    { kind: 'start', at, failure: undefined },
    { kind: 'accept', at: at + random.int(300, 2400), failure: undefined },
  ];
  let last = at + 20 * second;
  for (const [nth, instance] of vms.filter((one) => one.setId === setId).entries()) {
    for (const guest of runs ? instance.guests : []) {
      if (guest.to <= at) continue;
      const later = guest.from > at;
      const from = later ? guest.from + 90 * second : at;
      const state = world.stateAt(instance, from);
      const draw = random.fork(`${nth}/${guest.key}`);
      if (!state) continue;
      const own = { ...wish, id: `${id}-${nth}${later ? 'l' : ''}`, vm: instance, at: from, random: draw };
      const run = runScript(own, state, 'extension', name, drawCourse('success', draw, true));
      world.runs.push({ ...run, requestId: id });
      if (!later) last = Math.max(last, run.end);
    }
  }
  phases.push({ kind: 'success', at: last + random.int(900, 9000), failure: undefined });
  world.requests.push({
    ...requestIdentity(random.fork('identity'), wish.principal, at),
    id,
    channel: 'extension',
    carries,
    operation: 'Microsoft.Compute/virtualMachineScaleSets/extensions/write',
    title: 'Create or Update Virtual Machine Scale Set Extension',
    resourceId: `${setId}/extensions/${name}`,
    subscription: vm.subscription,
    vm: undefined,
    commandName: name,
    principal: wish.principal,
    phases,
    labels: { payload: '', variant: '', fate: 'success' },
  });
}
