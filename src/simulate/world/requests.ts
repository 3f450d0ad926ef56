import { runLinuxAction } from '../guest/linux-action.ts';
import { runLinuxManaged } from '../guest/linux-managed.ts';
import { choosePayload } from '../guest/payloads.ts';
import type { ScriptPlan, ScriptTree } from '../guest/script-tree.ts';
import { runWindowsAction } from '../guest/windows-action.ts';
import { runWindowsManaged } from '../guest/windows-managed.ts';
import type { Random } from '../random.ts';
import type { ActivitySpec, Fate, Variant } from '../scenario/scenario.ts';
import type { Subscription, Vm } from './estate.ts';
import { type GuestState, nextSequence } from './history.ts';
import type { NoiseKind } from './noise.ts';
import { type Course, conflict, drawCourse } from './outcome.ts';
import type { Principal } from './principal.ts';
import type { EventQueue } from './queue.ts';
import type { Channel, Failure, Phase, Request, Run } from './request.ts';

const second = 1000;

interface Wish {
  readonly id: string;
  readonly vm: Vm;
  readonly at: number;
  readonly activity: ActivitySpec;
  readonly principal: Principal;
  readonly random: Random;
}

interface World {
  readonly queue: EventQueue;
  readonly requests: Request[];
  readonly runs: Run[];
  stateAt(vm: Vm, at: number): GuestState | undefined;
}

/** Takes wishes for runs, as the control plane would, and lets the guests act on them. */
export class Requests {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  ask(wish: Wish): void {
    const { id, vm, at, activity, random } = wish;
    const state = this.#world.stateAt(vm, at);
    const channel = random.weighted(activity.channel);
    const wished = state ? random.weighted(activity.fate) : 'refused-not-found';
    const fate: Fate = wished === 'asynchronous' && channel === 'run-command-action' ? 'success' : wished;
    const busy = channel === 'run-command-action' && state !== undefined && state.busyUntil > at;
    const course = busy
      ? { ...drawCourse('refused-conflict', random, true) }
      : drawCourse(fate, random, state?.installed ?? true);
    const commandName = channel === 'run-command-managed' ? random.weighted(activity.commandName) : undefined;
    const phases: Phase[] = [{ kind: 'start', at, failure: undefined }];
    const labels = { payload: '', variant: '', fate: busy ? 'refused-conflict' : fate };
    if (course.refusal) {
      phases.push({ kind: 'failure', at: at + random.int(250, 3500), failure: course.refusal });
      if (course.refusal === conflict && random.chance(activity.retry)) this.#retry(wish);
    } else {
      this.#accept(phases, at, random);
    }
    const run =
      course.refusal || !state
        ? undefined
        : this.#carryOut(wish, state, channel, commandName, course, phases);
    const named = commandName === undefined ? '' : `/runCommands/${commandName}`;
    this.#world.requests.push({
      ...requestIdentity(random.fork('identity'), wish.principal, at),
      id,
      channel,
      operation:
        channel === 'run-command-action'
          ? 'Microsoft.Compute/virtualMachines/runCommand/action'
          : 'Microsoft.Compute/virtualMachines/runCommands/write',
      title:
        channel === 'run-command-action'
          ? 'Run Command on Virtual Machine'
          : 'Create or Update Virtual Machine Run Command',
      resourceId: `${vm.resourceId}${named}`,
      subscription: vm.subscription,
      vm,
      commandName,
      principal: wish.principal,
      phases,
      labels: run?.labels ? { ...run.labels, fate: labels.fate } : labels,
    });
  }

  #retry(wish: Wish): void {
    const at = wish.at + wish.random.int(25 * second, 90 * second);
    const random = wish.random.fork('retry');
    this.#world.queue.plan(at, () => this.ask({ ...wish, id: `${wish.id}r`, at, random }));
  }

  /** Sometimes the control plane says twice that it took a request. */
  #accept(phases: Phase[], at: number, random: Random): void {
    const accepted = at + random.int(250, 2400);
    phases.push({ kind: 'accept', at: accepted, failure: undefined });
    if (random.chance(0.08))
      phases.push({ kind: 'accept', at: accepted + random.int(1500, 9000), failure: undefined });
  }

  #carryOut(
    wish: Wish,
    state: GuestState,
    channel: Channel,
    commandName: string | undefined,
    course: Course,
    phases: Phase[],
  ): Run | undefined {
    const { at, random } = wish;
    const ending = (time: number, failure: Failure | undefined) =>
      phases.push({ kind: failure ? 'failure' : 'success', at: time, failure });
    if (course.delivery === undefined) {
      ending(at + (course.endsAfter ?? 0), course.failure);
      if (channel === 'run-command-action') state.busyUntil = at + (course.endsAfter ?? 0);
      return undefined;
    }
    state.installed = true;
    const run = this.#runScript(wish, state, channel, commandName, course);
    const end =
      course.endsAfter === undefined
        ? Math.max(at + 20 * second + random.int(0, 9000), run.end + random.int(900, 14_000))
        : at + course.endsAfter;
    ending(end, course.failure);
    if (channel === 'run-command-action') state.busyUntil = Math.max(end, run.end);
    else this.#supersede(state, commandName ?? '', run, phases);
    this.#world.runs.push(run);
    return run;
  }

  #runScript(
    wish: Wish,
    state: GuestState,
    channel: Channel,
    commandName: string | undefined,
    course: Course,
  ): Run {
    const { activity, random, vm } = wish;
    const { guest, table, base } = state;
    const managed = channel === 'run-command-managed';
    const { name, payload } = choosePayload(random, () => random.weighted(activity.payload), guest.system);
    const variant = random.weighted(activity.variant);
    const sequence = nextSequence(
      state,
      !managed ? 'action' : guest.system === 'windows' ? 'managed' : `managed/${commandName}`,
    );
    const lasts = course.lasts ?? (activity.lasts && random.int(activity.lasts[0], activity.lasts[1]));
    const plan: ScriptPlan = {
      act: wish.id,
      table,
      base,
      random: random.fork('guest'),
      at: wish.at + (course.delivery ?? 0),
      sequence,
      commandName: commandName ?? '',
      payload,
      parameters: variant === 'parameters' ? parametersFor(guest.system === 'windows', managed) : [],
      runAs: variant === 'run-as' && managed && guest.system !== 'windows' ? 'svc-deploy' : undefined,
      python: variant === 'python',
      immediate: variant === 'immediate' && managed && guest.system !== 'windows',
      lasts,
    };
    const tree = scriptTree(plan, managed);
    return {
      id: wish.id,
      kind: 'requested',
      channel,
      handler: tree.handler,
      guest,
      vm,
      requestId: wish.id,
      sequence,
      commandName: managed && guest.system !== 'windows' ? commandName : undefined,
      scriptPath: tree.scriptPath,
      root: tree.root,
      start: tree.root.start,
      end: tree.end,
      labels: { payload: name, variant: effectiveVariant(variant, plan), fate: '' },
    };
  }

  /** A new write of a run command that still runs ends the process of the old one, and so its request. */
  #supersede(state: GuestState, commandName: string, run: Run, phases: Phase[]): void {
    const before = state.managed.get(commandName);
    state.managed.set(commandName, { run, phases });
    const old = before?.run;
    if (!before || !old || old.end <= run.start) return;
    const killed = run.start - 40;
    state.table.killAct(old.id, killed);
    const last = before.phases.pop();
    if (last) before.phases.push({ ...last, at: Math.min(last.at, run.start + 700) });
  }
}

function scriptTree(plan: ScriptPlan, managed: boolean): ScriptTree {
  if (plan.table.guest.system === 'windows')
    return managed ? runWindowsManaged(plan) : runWindowsAction(plan);
  return managed ? runLinuxManaged(plan) : runLinuxAction(plan);
}

/** Named parameters go to the command line on Windows; managed mode on Linux puts the unnamed ones there. */
function parametersFor(windows: boolean, managed: boolean): string[] {
  if (windows) return ['-Environment', 'production', '-Region', 'weu'];
  return managed ? ['production', 'weu'] : [];
}

function effectiveVariant(variant: Variant, plan: ScriptPlan): Variant {
  if (variant === 'run-as' && plan.runAs === undefined) return 'plain';
  if (variant === 'immediate' && !plan.immediate) return 'plain';
  if (variant === 'parameters' && plan.parameters.length === 0) return 'plain';
  return variant === 'as-system' ? 'plain' : variant;
}

function requestIdentity(random: Random, principal: Principal, at: number) {
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
    channel: undefined,
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
