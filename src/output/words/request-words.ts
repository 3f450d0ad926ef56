import { settledRequest } from '../../attribution/document/settled-request.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { CallerAddress, Principal, PrincipalType, Target } from '../../attribution/model/operation.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import { type ChannelName, channelWords, handlerWords } from './channel-words.ts';

/** Several of these are alternatives: any of them may be the one. */
export type Alternatives = readonly SafeText[];

const typeWords: Readonly<Record<PrincipalType, string>> = {
  User: 'user',
  ServicePrincipal: 'service principal',
  ManagedIdentity: 'managed identity',
  Group: 'group',
  Unknown: 'principal',
};

/** Who asked; of an ambiguous run, everyone who may have. Empty where nobody is on record. */
export function principals({ principal, candidates }: Attribution): readonly Principal[] {
  if (principal) return [principal];
  const byName = new Map<string, Principal>();
  for (const { operation } of candidates)
    byName.set(principalWords(operation.principal), operation.principal);
  return [...byName.values()];
}

const shownOfId = 13;
const shownOfGroup = 8;

/** For a narrow column: the name, or as much of the id as tells it from others. */
export function principalName({ name, id, appId, groupId }: Principal): SafeText {
  if (name !== undefined) return line`${name}`;
  const bare = id ?? appId;
  if (bare !== undefined) return line`${beginning(bare, shownOfId)}`;
  return groupId === undefined ? line`not named` : line`member of ${beginning(groupId, shownOfGroup)}`;
}

function beginning(id: string, length: number): string {
  return id.length > length ? `${id.slice(0, length)}…` : id;
}

/** The name, or the id with what it is the id of. */
export function principalWords(principal: Principal): SafeText {
  const { name, id, appId, type, namedBy, groupId } = principal;
  if (name !== undefined) return line`${name}`;
  if (id !== undefined && namedBy === 'role-assignment')
    return line`${typeWords[type]} ${id} (by the role assignment alone)`;
  if (id !== undefined) return line`${typeWords[type]} ${id}`;
  if (appId !== undefined) return line`application ${appId}`;
  return groupId === undefined ? line`not named` : line`not named, a member of group ${groupId}`;
}

/** The address of the caller; of an ambiguous run, of everyone who may have asked. */
export function addresses(attribution: Attribution): Alternatives {
  const { caller } = settledRequest(attribution);
  const open = attribution.candidates.map(({ operation }) => operation.caller.ip);
  const all = caller.ip === undefined ? open : [caller.ip];
  return [...new Set(all.flatMap((ip) => (ip === undefined ? [] : line`${ip}`)))];
}

/** Whose network and country, as far as the records say; empty where they do not. */
export function networkWords({ asNumber, asOrganization, country }: CallerAddress): SafeText {
  const parts: SafeText[] = [];
  if (asNumber !== undefined) parts.push(line`AS${asNumber}`);
  if (asOrganization !== undefined) parts.push(line`${asOrganization}`);
  if (country !== undefined) parts.push(line`${country}`);
  return joinSafe(parts, ', ');
}

/** The machine's own name where it is not the cloud's, as far as short names tell. */
export function otherHostName(attribution: Attribution): SafeText | undefined {
  const { host } = attribution;
  const { target } = settledRequest(attribution);
  if (!host || !target) return undefined;
  const shortName = (name: string) => name.split('.')[0]?.toLowerCase();
  return shortName(host.displayName) === shortName(target.name) ? undefined : line`${host.displayName}`;
}

/** The machine by the cloud's name, else by its own. */
export function machineName(attribution: Attribution): SafeText | undefined {
  const { target } = settledRequest(attribution);
  if (target) return targetName(target);
  return attribution.host && line`${attribution.host.displayName}`;
}

export function targetName({ name, scaleSet, instance }: Target): SafeText {
  return scaleSet !== undefined && instance !== undefined ? line`${scaleSet}/${instance}` : line`${name}`;
}

/** The channel of the request, else the one that the handler of the run serves. */
export function channelName(attribution: Attribution, spelling: keyof ChannelName): SafeText | undefined {
  const { channel } = settledRequest(attribution);
  if (channel) return line`${channelWords[channel][spelling]}`;
  return attribution.execution && line`${handlerWords[attribution.execution.handler][spelling]}`;
}
