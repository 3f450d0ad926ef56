import { instant } from '../../src/event/instant.ts';
import type { CloudFact, Fact, ProcessFact } from '../../src/simulate/observe/fact.ts';

const minute = 60_000;
const windowsAction = 'Microsoft.CPlat.Core.RunCommandWindows';
const linuxManaged = 'Microsoft.CPlat.Core.RunCommandHandlerLinux';

export interface Asked {
  readonly at: number;
  readonly vm?: string;
  readonly subscription?: string;
  readonly by?: string;
  readonly managed?: string;
  /** Milliseconds from start to end; undefined: no end was recorded. */
  readonly lasts?: number | undefined;
  readonly failed?: boolean;
  readonly refusal?: boolean;
  readonly accepted?: boolean;
  readonly started?: boolean;
}

/** The records of one request, named `id`. */
export function asked(id: string, wish: Asked): CloudFact[] {
  const { at, vm = 'web', subscription = 'sub', by = 'alexw', managed } = wish;
  const vmKey = `/subscriptions/${subscription}/resourcegroups/rg/providers/microsoft.compute/virtualmachines/${vm}`;
  const fact = (phase: CloudFact['phase'], ms: number): CloudFact => ({
    plane: 'cloud',
    time: instant(ms),
    subscription,
    vmKey,
    vmName: vm,
    setKey: undefined,
    computerNames: [],
    carries: undefined,
    resourceKey: managed === undefined ? vmKey : `${vmKey}/runcommands/${managed}`,
    operation: managed === undefined ? 'action' : 'write',
    channel: managed === undefined ? 'run-command-action' : 'run-command-managed',
    commandName: managed,
    correlationId: id,
    operationId: undefined,
    phase,
    principal: { objectId: by, caller: undefined, evidenceId: undefined, evidenceIsGroup: false },
    refusal: phase === 'failure' && wish.refusal === true,
    requestId: id,
  });
  return [
    ...(wish.started === false ? [] : [fact('start', at)]),
    ...(wish.accepted === false ? [] : [fact('accept', at + 1000)]),
    ...(wish.lasts === undefined ? [] : [fact(wish.failed ? 'failure' : 'success', at + wish.lasts)]),
  ];
}

export interface Ran {
  readonly at: number;
  readonly host?: string;
  readonly label?: string;
  readonly managed?: string;
  readonly instance?: string;
  readonly subscription?: string;
  readonly path?: boolean;
  readonly linux?: boolean;
}

/** The start of one run's interpreter beneath its handler; with `path`, of one that nobody knows the parents of. */
export function ran(act: string, wish: Ran): ProcessFact {
  const { at, host = 'h1', label = 'web', managed } = wish;
  const pid = at % 60_000;
  return {
    plane: 'guest',
    kind: 'start',
    fork: false,
    ingested: at + 9000,
    time: instant(at),
    stream: 'logs-endpoint.events.process-default',
    sensor: 'defend',
    host: {
      hostId: host,
      name: label,
      linux: wish.linux ?? managed !== undefined,
      instanceName: wish.instance,
      subscription: wish.subscription,
    },
    pid,
    program: managed === undefined ? 'powershell.exe' : 'bash',
    words: undefined,
    entityId: `${host}/${act}`,
    parentPid: pid + 1,
    parentEntityId: `${host}/${act}/above`,
    parentProgram: wish.path === true ? undefined : 'handler',
    parentIsHandler: wish.path !== true,
    parentScript: undefined,
    isHandler: false,
    script: {
      handler: managed === undefined ? windowsAction : linuxManaged,
      form: 'interpreter',
      inFolder: true,
      actionLine: false,
      commandName: managed,
    },
    ancestry: [],
    mark: { act, part: 'root' },
  };
}

/** Records of both planes every half hour, on the machine and about nothing. */
export function quiet(from: number, to: number, wish: Partial<Ran & Asked> = {}): Fact[] {
  const facts: Fact[] = [];
  for (let at = from; at <= to; at += 30 * minute) {
    facts.push({
      ...ran(`routine-${at}`, { ...wish, at }),
      parentIsHandler: false,
      script: undefined,
      mark: undefined,
    });
    const [cloud] = asked(`noise-${at}`, { ...wish, at });
    if (cloud)
      facts.push({ ...cloud, channel: undefined, operation: 'noise', vmKey: undefined, vmName: undefined });
  }
  return facts;
}
