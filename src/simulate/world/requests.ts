import type { Random } from '../random.ts';
import type { Fate } from '../scenario/scenario.ts';
import type { Vm } from './estate.ts';
import { carriedBy } from './extensions.ts';
import type { GuestState } from './history.ts';
import { operationOf } from './operation-names.ts';
import { type Course, conflict, drawCourse } from './outcome.ts';
import type { EventQueue } from './queue.ts';
import type { Channel, Failure, Phase, Request, Run } from './request.ts';
import { requestIdentity } from './request-identity.ts';
import { runScript, type Wish } from './run-script.ts';

const second = 1000;

export interface World {
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
    const drawn = random.weighted(activity.channel);
    // Arc machines know managed run commands alone.
    const channel = vm.kind === 'arc' && drawn === 'run-command-action' ? 'run-command-managed' : drawn;
    const wished = state ? random.weighted(activity.fate) : 'refused-not-found';
    const fate: Fate = wished === 'asynchronous' && channel !== 'run-command-managed' ? 'success' : wished;
    const busy = channel === 'run-command-action' && state !== undefined && state.busyUntil > at;
    const course = busy
      ? { ...drawCourse('refused-conflict', random, true) }
      : drawCourse(fate, random, state?.installed ?? true);
    const commandName =
      channel === 'run-command-action'
        ? undefined
        : random.weighted(channel === 'extension' ? activity.extension : activity.commandName);
    const carries = channel === 'extension' ? carriedBy(commandName as string) : undefined;
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
        : carries && !carries.runs
          ? this.#apply(phases, at, random)
          : this.#carryOut(wish, state, channel, commandName, course, phases);
    this.#world.requests.push({
      ...requestIdentity(random.fork('identity'), wish.principal, at),
      ...(wish.correlationId === undefined ? {} : { correlationId: wish.correlationId }),
      id,
      channel,
      carries: carries?.name,
      ...operationOf(channel, vm.kind, vm.resourceId, commandName),
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

  /** An extension without a script: the guest does something, and nothing of it is a run. */
  #apply(phases: Phase[], at: number, random: Random): undefined {
    phases.push({ kind: 'success', at: at + random.int(20 * second, 90 * second), failure: undefined });
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
    const run = runScript(wish, state, channel, commandName, course);
    const end =
      course.endsAfter === undefined
        ? Math.max(at + 20 * second + random.int(0, 9000), run.end + random.int(900, 14_000))
        : at + course.endsAfter;
    ending(end, course.failure);
    if (channel === 'run-command-action') state.busyUntil = Math.max(end, run.end);
    else if (channel === 'run-command-managed') this.#supersede(state, commandName ?? '', run, phases);
    this.#world.runs.push(run);
    return run;
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
