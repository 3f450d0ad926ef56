import type { Event, EventSource } from '../../event/event.ts';
import { getText } from '../../event/fields.ts';
import { compareInstants, type Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { comparePlaces, compareText } from '../../event/order.ts';
import { channelOfOperation } from '../cloud/channels.ts';
import { callerOf, correlationOf, isActivityRecord, spelledResourceIdOf } from '../cloud/control-record.ts';
import { principalOf } from '../cloud/principal.ts';
import type { Principal } from '../model/operation.ts';
import { principalKey } from '../pairing/same-principal.ts';

/** Something that the run's principal did on the control plane around the run. */
export interface SessionEntry {
  readonly time: Instant;
  readonly eventId: string;
  readonly source: EventSource;
  /** As the record spells it. */
  readonly operationName: string;
  readonly resourceId: string | undefined;
  /** `Start`, `Success` … as the record has it. */
  readonly result: string | undefined;
  /** Ties the records of one request together; empty where the record has none. */
  readonly correlationId: string;
  readonly ip: string | undefined;
  /** The address that the token was issued to, where it differs. */
  readonly tokenIp: string | undefined;
  /** The very token that asked for the run; otherwise only the principal is the same. */
  readonly sameToken: boolean;
  /** Why an investigator looks twice at it; undefined for everything ordinary. */
  readonly note: SessionNote | undefined;
}

export type SessionNote =
  | 'run'
  | 'run-deleted'
  | 'role-assignment'
  | 'log-settings'
  | 'credential'
  | 'network-rule';

/** How far around the run its principal's activity is gathered, in milliseconds. */
export const sessionSpanMs = 24 * 3_600_000;

const notes: readonly (readonly [RegExp, SessionNote])[] = [
  [/\/runcommands\/delete$|\/extensions\/delete$/, 'run-deleted'],
  [/^microsoft\.authorization\/(?:roleassignments|roledefinitions|elevateaccess)\//, 'role-assignment'],
  [
    /^microsoft\.insights\/(?:diagnosticsettings|logprofiles|activitylogalerts|datacollectionrules)\/|^microsoft\.operationalinsights\/workspaces\/delete$/,
    'log-settings',
  ],
  [/\/(?:listkeys|listcredentials|listsecrets|regeneratekey|vaults\/secrets|listaccountsas)\b/, 'credential'],
  [
    /^microsoft\.network\/(?:networksecuritygroups|publicipaddresses|azurefirewalls)\/.*(?:write|delete)$/,
    'network-rule',
  ],
];

/** Gathers one principal's activity around a moment. Feed it every event, in any order. */
export class SessionCollector {
  readonly #principal: Principal | undefined;
  readonly #tokenId: string | undefined;
  readonly #around: number;
  readonly #found = new Map<string, SessionEntry>();

  constructor(principal: Principal | undefined, around: Instant) {
    this.#principal = principal;
    this.#tokenId = principal?.tokenId;
    this.#around = around.ms;
  }

  observe(event: Event): void {
    if (Math.abs(event.time.ms - this.#around) > sessionSpanMs || !isActivityRecord(event.doc)) return;
    const principal = principalOf(event.doc);
    const sameToken = this.#tokenId !== undefined && principal.tokenId === this.#tokenId;
    if (!sameToken && !(this.#principal && isSame(principal, this.#principal))) return;
    const known = this.#found.get(event.id);
    if (known && comparePlaces(known.source, event.source) < 0) return;
    const operationName =
      getText(event.doc, 'azure.activitylogs.operation_name') ?? getText(event.doc, 'event.action') ?? '';
    const lower = operationName.toLowerCase();
    this.#found.set(event.id, {
      time: event.time,
      eventId: event.id,
      source: event.source,
      operationName,
      resourceId: spelledResourceIdOf(event.doc),
      result: getText(event.doc, 'azure.activitylogs.result_type'),
      correlationId: correlationOf(event.doc),
      ...addressesOf(event.doc),
      sameToken,
      note: noteOf(lower),
    });
  }

  /** Oldest first. */
  entries(): SessionEntry[] {
    return [...this.#found.values()].sort(
      (a, b) => compareInstants(a.time, b.time) || compareText(a.eventId, b.eventId),
    );
  }
}

/** Whatever opens a channel into a guest is another run, but for the plain write of a VM, which is most often none. */
function noteOf(operationName: string): SessionNote | undefined {
  const channel = channelOfOperation(operationName);
  if (channel !== undefined && channel !== 'user-data') return 'run';
  return notes.find(([pattern]) => pattern.test(operationName))?.[1];
}

/** Some shapes of a record have the object id, others the name alone. */
function isSame(one: Principal, other: Principal): boolean {
  const key = principalKey(one);
  if (key === undefined) return false;
  const otherKey = principalKey(other);
  return key === otherKey || key === other.name?.toLowerCase() || one.name?.toLowerCase() === otherKey;
}

function addressesOf(doc: JsonObject): Pick<SessionEntry, 'ip' | 'tokenIp'> {
  const { ip, tokenIp } = callerOf(doc);
  return { ip, tokenIp };
}
