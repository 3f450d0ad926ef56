import type { Instant } from '../../event/instant.ts';
import type { CloudFact, PrincipalFact } from '../observe/fact.ts';
import type { Random } from '../random.ts';
import type { IdCase } from '../scenario/scenario.ts';
import type { Layout, Locale } from '../scenario/shapes.ts';
import type { Phase, Request } from '../world/request.ts';
import { cloudMachine } from './cloud-machine.ts';

/** One phase of one request, ready to be written in any shape. */
export interface CloudEntry {
  readonly request: Request;
  readonly phase: Phase;
  readonly time: Instant;
  readonly eventDataId: string;
  readonly serviceRequestId: string;
}

export interface CloudOptions {
  readonly idCase: IdCase;
  readonly layout: Layout | undefined;
  readonly locale: Locale;
  readonly dotted: boolean;
  readonly later: boolean;
  readonly filebeat: boolean;
  readonly withIdentity: boolean;
  readonly hyphens: boolean;
  readonly available: number;
  readonly random: Random;
}

/** What a writer yields for one record. */
export interface WrittenCloud {
  readonly text: string;
  readonly fact: CloudFact;
}

/** `2026-03-03T06:00:00.1234567Z`: the control plane counts in hundreds of nanoseconds. */
export function sevenDigits(time: Instant): string {
  const base = new Date(time.ms).toISOString().slice(0, -1);
  return `${base}${String(Math.floor(time.ns / 100)).padStart(4, '0')}Z`;
}

export function statusName(phase: Phase): string | undefined {
  switch (phase.kind) {
    case 'start':
      return undefined;
    case 'accept':
      return 'Accepted';
    case 'success':
      return 'OK';
    case 'failure':
      return phase.failure?.status;
  }
}

/** Exports upper-case everything but the ids in it; some connectors leave it, some mix it. */
export function writeResourceId(resourceId: string, idCase: IdCase): string {
  if (idCase === 'camel') return resourceId;
  if (idCase === 'mixed') return resourceId.replace('/resourceGroups/', '/resourcegroups/');
  return resourceId
    .split('/')
    .map((part) => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part) ? part : part.toUpperCase()))
    .join('/');
}

export function writeOperation(operation: string, idCase: IdCase): string {
  return idCase === 'upper' ? operation.toUpperCase() : operation;
}

const refusalStatuses = new Set(['BadRequest', 'Unauthorized', 'Forbidden', 'NotFound', 'Conflict']);

/** The fact of a record, given which principals it names. */
export function cloudFact(
  entry: CloudEntry,
  time: Instant,
  principal: PrincipalFact,
  operationId: string | undefined,
): CloudFact {
  const { request, phase } = entry;
  const machine = cloudMachine(request.resourceId.toLowerCase());
  return {
    plane: 'cloud',
    time,
    subscription: request.subscription.id,
    ...machine,
    resourceKey: request.resourceId.toLowerCase(),
    operation: request.operation.toLowerCase(),
    channel: request.channel,
    carries: request.carries,
    commandName: request.commandName?.toLowerCase(),
    correlationId: request.correlationId,
    operationId,
    phase: phase.kind,
    principal,
    refusal: phase.failure !== undefined && refusalStatuses.has(phase.failure.status),
    requestId: request.id,
  };
}

/** The error as the control plane puts it into a record: JSON within a string. */
export function statusMessage(phase: Phase): string | undefined {
  if (!phase.failure) return undefined;
  const { code, message } = phase.failure;
  return JSON.stringify({ error: { code, message } });
}
