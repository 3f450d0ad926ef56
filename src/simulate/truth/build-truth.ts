import { formatInstant } from '../../event/instant.ts';
import type { Decidable } from '../decide/decidable.ts';
import type { Decision } from '../decide/decide.ts';
import type { CollectedLog } from '../observe/observe.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Guest, Vm } from '../world/estate.ts';
import type { History } from '../world/history.ts';
import type { Principal } from '../world/principal.ts';
import type { Part, TrueProcess } from '../world/process.ts';
import type { Request, Run } from '../world/request.ts';
import { entityId } from '../write/entity-id.ts';
import { guestTime } from '../write/guest-time.ts';
import type { TruthEntry, TruthMachine, TruthPrincipal, TruthRun } from './truth-entry.ts';

const nothing: Decidable = { kind: 'none' };

/** Sets what happened beside what the logs allow to be known of it. */
export function buildTruth(
  scenario: Scenario,
  seed: number,
  history: History,
  logs: readonly CollectedLog[],
  decision: Decision,
): TruthEntry[] {
  const label = { synthetic: true, scenario: scenario.name, seed } as const;
  const ofRequest = new Map<string, Decidable>();
  for (const { requestIds, decidable } of decision.operations)
    for (const id of requestIds) ofRequest.set(id, decidable);
  const ofAct = new Map<
    string,
    { readonly decidable: Decidable; readonly operationRequests: ReadonlySet<string> }
  >();
  for (const decided of decision.executions) for (const act of decided.acts) ofAct.set(act, decided);
  const written = new Set(
    logs.flatMap((log) =>
      log.records.flatMap(({ fact }) => (fact?.plane === 'guest' ? (fact.entityId ?? []) : [])),
    ),
  );
  const requests = history.requests.filter((request) => request.channel !== undefined);
  const processesOf = Map.groupBy(
    history.guests.flatMap(({ table }) => table.processes.filter((process) => process.mark)),
    (process) => process.mark?.act,
  );
  const runOf = new Map(history.runs.map((run) => [run.requestId, run]));
  const requestOf = new Map(requests.map((request) => [request.id, request]));
  const entries: { readonly at: number; readonly entry: TruthEntry }[] = [];
  for (const request of requests) {
    const run = runOf.get(request.id);
    entries.push({
      at: request.phases[0]?.at ?? 0,
      entry: { ...label, ...requestEntry(request, run, ofRequest) },
    });
  }
  for (const run of history.runs) {
    const request = run.requestId === undefined ? undefined : requestOf.get(run.requestId);
    entries.push({
      at: run.start,
      entry: { ...label, ...runEntry(run, request, ofAct, written, processesOf.get(run.id) ?? []) },
    });
  }
  for (const decoy of history.decoys) {
    const { id, kind, guest, vm, process } = decoy;
    entries.push({
      at: process.start,
      entry: {
        ...label,
        kind: 'decoy',
        id,
        decoy: kind,
        machine: machineOf(vm, guest),
        labels: {},
        root: rootOf(process, written, process.start),
      },
    });
  }
  return entries.sort((a, b) => a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1)).map(({ entry }) => entry);
}

function requestEntry(request: Request, run: Run | undefined, decided: ReadonlyMap<string, Decidable>) {
  const first = request.phases[0];
  const last = request.phases[request.phases.length - 1];
  const { vm } = request;
  const guest = run?.guest ?? vm?.guests.find((one) => (first?.at ?? 0) < one.to);
  const { payload, variant, fate } = request.labels ?? { payload: '', variant: '', fate: '' };
  return {
    kind: 'request',
    id: request.id,
    machine: vm && guest ? machineOf(vm, guest) : resourceOf(request),
    labels: { payload, variant, fate },
    channel: request.channel as string,
    run: run?.id,
    principal: principalOf(request.principal),
    correlation_id: request.correlationId,
    resource_id: request.resourceId,
    start: iso(first?.at ?? 0),
    end: iso(last?.at ?? 0),
    outcome: last?.kind ?? 'unknown',
    decidable: decided.get(request.id) ?? nothing,
  } as const;
}

function runEntry(
  run: Run,
  request: Request | undefined,
  decided: ReadonlyMap<
    string,
    { readonly decidable: Decidable; readonly operationRequests: ReadonlySet<string> }
  >,
  written: ReadonlySet<string>,
  processes: readonly TrueProcess[],
) {
  const found = decided.get(run.id);
  const paired = found?.decidable.kind === 'pair';
  const known = found !== undefined && found.decidable.kind !== 'unsettled';
  const named = (part: Part) =>
    processes
      .filter((process) => process.mark?.part === part)
      .flatMap((process) => writtenIds(process, written));
  const misled = paired && (run.requestId === undefined || !found.operationRequests.has(run.requestId));
  return {
    kind: 'run',
    id: run.id,
    machine: machineOf(run.vm, run.guest),
    labels: {
      ...run.labels,
      fate: request?.labels?.fate ?? run.labels.fate,
      ...(misled ? { misled: 'true' } : {}),
    },
    forged: run.kind === 'forged',
    channel: run.channel,
    handler: run.handler,
    request: run.requestId,
    principal: request && principalOf(request.principal),
    script_path: run.scriptPath,
    root: rootOf(run.root, written, run.end),
    wrapper_entity_ids: named('wrapper'),
    wrapper_pids: processes.filter(({ mark }) => mark?.part === 'wrapper').map(({ pid }) => pid),
    child_entity_ids: known ? [] : named('child'),
    decidable: found?.decidable ?? nothing,
  } as const;
}

function rootOf(process: TrueProcess, written: ReadonlySet<string>, end: number): TruthRun['root'] {
  return {
    pid: process.pid,
    entity_ids: writtenIds(process, written),
    start: iso(process.start),
    start_guest_clock: formatInstant(guestTime(process, process.start)),
    end: iso(end),
  };
}

function writtenIds(process: TrueProcess, written: ReadonlySet<string>): string[] {
  return process.guest.sensors
    .flatMap((sensor) => entityId(process, sensor.kind) ?? [])
    .filter((id) => written.has(id));
}

function machineOf(vm: Vm, guest: Guest): TruthMachine {
  return {
    vm: vm.name,
    resource_id: vm.resourceId,
    subscription_id: vm.subscription.id,
    host: guest.fqdn ?? guest.hostName,
    os: guest.system,
    sensors: guest.sensors.map((sensor) => sensor.kind),
  };
}

/** What a request was about that went to no single machine, or that claims nothing of one. */
function resourceOf({ resourceId, subscription }: Request): TruthMachine {
  return {
    vm: resourceId.slice(resourceId.lastIndexOf('/') + 1),
    resource_id: resourceId,
    subscription_id: subscription.id,
    host: '',
    os: '',
    sensors: [],
  };
}

function principalOf(principal: Principal): TruthPrincipal {
  const human = principal.upn !== undefined;
  return {
    key: principal.key,
    id: principal.objectId,
    name: principal.upn,
    type: human ? 'User' : principal.kind === 'managed-identity' ? 'ManagedIdentity' : 'ServicePrincipal',
    tenant_id: principal.tenantId,
    home_tenant_id: principal.homeTenantId,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
