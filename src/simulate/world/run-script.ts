import { runCustomScript } from '../guest/custom-script.ts';
import { runLinuxAction } from '../guest/linux-action.ts';
import { runLinuxManaged } from '../guest/linux-managed.ts';
import { choosePayload } from '../guest/payloads.ts';
import type { ScriptPlan, ScriptTree } from '../guest/script-tree.ts';
import { runWindowsAction } from '../guest/windows-action.ts';
import { runWindowsManaged } from '../guest/windows-managed.ts';
import type { Random } from '../random.ts';
import type { ActivitySpec, Variant } from '../scenario/scenario.ts';
import type { Vm } from './estate.ts';
import { type GuestState, nextSequence } from './history.ts';
import type { Course } from './outcome.ts';
import type { Principal } from './principal.ts';
import type { Channel, Run } from './request.ts';

/** Someone's wish that something run on a machine. */
export interface Wish {
  readonly id: string;
  readonly vm: Vm;
  readonly at: number;
  readonly activity: ActivitySpec;
  readonly principal: Principal;
  readonly random: Random;
  /** The correlation id that this request shares with others. */
  readonly correlationId?: string | undefined;
}

/** Lets the guest run what it was asked to: the processes of one run. */
export function runScript(
  wish: Wish,
  state: GuestState,
  channel: Channel,
  commandName: string | undefined,
  course: Course,
): Run {
  const { activity, random, vm } = wish;
  const { guest, table, base } = state;
  const managed = channel === 'run-command-managed';
  const counter = channel === 'extension' ? 'extension' : !managed ? 'action' : undefined;
  const { name, payload } = choosePayload(random, () => random.weighted(activity.payload), guest.system);
  const variant = random.weighted(activity.variant);
  const sequence = nextSequence(
    state,
    counter ?? (guest.system === 'windows' ? 'managed' : `managed/${commandName}`),
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
  const tree = scriptTree(plan, channel);
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

function scriptTree(plan: ScriptPlan, channel: Channel): ScriptTree {
  const managed = channel === 'run-command-managed';
  if (channel === 'extension') return runCustomScript(plan);
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
