import { restartAgent } from '../guest/agent-restart.ts';
import { startRoutine } from '../guest/background.ts';
import { forgeRun, readScript, replayGoalState } from '../guest/decoys.ts';
import { choosePayload } from '../guest/payloads.ts';
import type { Random } from '../random.ts';
import { matchesName } from '../scenario/parse-scenario.ts';
import type { ActivitySpec, Scenario } from '../scenario/scenario.ts';
import type { Estate } from './build-estate.ts';
import type { Vm } from './estate.ts';
import { createGuestState, type GuestState, type History, lastSequence, nextSequence } from './history.ts';
import { askScaleSet } from './model-requests.ts';
import { planNoise, planRebuilds } from './plan-noise.ts';
import type { Principal } from './principal.ts';
import { EventQueue } from './queue.ts';
import type { Decoy, Request, Run } from './request.ts';
import { Requests } from './requests.ts';

const minute = 60_000;

/** Lets a scenario happen. Nothing here knows how it will be logged. */
export function tellStory(
  scenario: Scenario,
  estate: Estate,
  principals: ReadonlyMap<string, Principal>,
  random: Random,
): History {
  const queue = new EventQueue();
  const requests: Request[] = [];
  const runs: Run[] = [];
  const decoys: Decoy[] = [];
  const states = new Map<string, GuestState>();
  for (const vm of estate.vms) {
    for (const guest of vm.guests)
      states.set(guest.key, createGuestState(vm, guest, random.fork(`guest/${guest.key}`)));
  }
  const stateAt = (vm: Vm, at: number) => {
    const guest = vm.guests.find((one) => at >= one.from && at < one.to);
    return guest && states.get(guest.key);
  };
  const world = { queue, requests, runs, stateAt };
  const asking = new Requests(world);
  scenario.activity.forEach((activity, index) => {
    const draw = random.fork(`activity/${index}`);
    const shared = draw.fork('correlation').guid();
    moments(activity, scenario, estate.vms, draw).forEach(({ at, vm }, nth) => {
      const own = draw.fork(String(nth));
      const id = `${activity.deed}-${index}-${nth}`;
      queue.plan(at, () => {
        const state = stateAt(vm, at);
        if (activity.deed === 'run') {
          const principal = principals.get(own.weighted(activity.by)) as Principal;
          const correlationId =
            activity.correlation === 'own'
              ? undefined
              : activity.correlation === 'client' && nth % 2 === 1
                ? shared.toUpperCase()
                : shared;
          const wish = { id, vm, at, activity, principal, random: own, correlationId };
          if (activity.wholeSet) askScaleSet(world, estate.vms, wish);
          else asking.ask(wish);
        } else if (state) {
          misleadOn(state, id, at, activity, own, { runs, decoys });
        }
      });
    });
  });
  planNoise(scenario, estate, principals, random.fork('noise'), (request) => requests.push(request));
  planRebuilds(scenario, estate, principals, random.fork('rebuilds'), (request) => requests.push(request));
  queue.run();
  for (const state of states.values()) routine(scenario, state, random.fork(`routine/${state.guest.key}`));
  return { estate, requests, runs, decoys, guests: [...states.values()] };
}

/** When and where an activity happens. */
function moments(activity: ActivitySpec, scenario: Scenario, vms: readonly Vm[], random: Random) {
  const named = (pattern: string) => vms.filter((vm) => matchesName(vm.name, pattern));
  const everywhere = vms.filter((vm) => activity.on.some(({ value }) => matchesName(vm.name, value)));
  const planned: { at: number; vm: Vm }[] = [];
  let burst = scenario.start + (activity.at ?? activity.from);
  const to = scenario.start + (activity.to >= 0 ? activity.to : scenario.duration);
  for (let nth = 0; nth < activity.count; nth++) {
    const targets = activity.each ? everywhere : [random.pick(named(random.weighted(activity.on)))];
    let at = activity.at === undefined ? random.int(scenario.start + activity.from, to) : burst;
    for (const vm of targets) {
      planned.push({ at, vm });
      at += random.int(activity.every[0], activity.every[1]);
    }
    if (activity.at !== undefined) burst = at;
  }
  return planned;
}

function misleadOn(
  state: GuestState,
  id: string,
  at: number,
  activity: ActivitySpec,
  random: Random,
  into: { readonly runs: Run[]; readonly decoys: Decoy[] },
): void {
  const { table, base, guest, vm } = state;
  const common = { act: id, table, base, random, at };
  if (activity.deed === 'read') {
    const process = readScript({ ...common, sequence: lastSequence(state) });
    into.decoys.push({ id, kind: 'reader', guest, vm, process });
  } else if (activity.deed === 'replay' || activity.deed === 'restart') {
    if (activity.deed === 'restart') restartAgent(state, at - 8000);
    const process = replayGoalState({ ...common, base: state.base });
    into.decoys.push({ id, kind: 'replay', guest, vm, process });
  } else {
    const { name, payload } = choosePayload(random, () => random.weighted(activity.payload), guest.system);
    const variant = random.weighted(activity.variant);
    const sequence = nextSequence(state, 'action');
    const tree = forgeRun(
      {
        ...common,
        sequence,
        commandName: '',
        payload,
        parameters: [],
        runAs: undefined,
        python: false,
        immediate: false,
        lasts: undefined,
      },
      variant === 'as-system',
    );
    into.runs.push({
      id,
      kind: 'forged',
      channel: 'run-command-action',
      handler: tree.handler,
      guest,
      vm,
      requestId: undefined,
      sequence,
      commandName: undefined,
      scriptPath: tree.scriptPath,
      root: tree.root,
      start: tree.root.start,
      end: tree.end,
      labels: { payload: name, variant, fate: 'forged' },
    });
  }
}

/** Half an hour beyond the story at either end: sensors do not start and stop with it. */
function routine(scenario: Scenario, state: GuestState, random: Random): void {
  const every = state.vm.routineEvery;
  let at = Math.max(scenario.start - 30 * minute, state.guest.from + 20_000);
  const to = Math.min(scenario.start + scenario.duration + 30 * minute, state.guest.to);
  while (at < to) {
    startRoutine(state.table, state.base, random, at);
    at += random.int(Math.round(every * 0.3), Math.round(every * 1.7));
  }
}
