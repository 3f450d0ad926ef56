import type { Attribution, Candidate } from '../../attribution/model/attribution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { channelWords } from '../words/channel-words.ts';
import { networkWords, principalWords, targetName } from '../words/request-words.ts';
import { momentUtc } from '../words/time-words.ts';
import { factRows, type Row } from './section.ts';

/** Who asked for what, from where, with what right. */
export function requestRows({ operation }: Attribution): Row[] {
  return operation ? operationRows(operation) : [];
}

/** Every request that an ambiguous run could be of, with what speaks for it. */
export function candidateRows({ candidates }: Attribution): Row[] {
  return candidates.flatMap(({ operation, reasons }: Candidate, at) => [
    ...(at > 0 ? [{ text: line`` }] : []),
    {
      text: line`${momentUtc(operation.start ?? operation.firstSeen)}  ${principalWords(operation.principal)} on ${targetName(operation.target)}`,
      isHead: true,
    },
    ...reasons.map((reason) => ({ lead: line`• `, text: line`${reason}` })),
    ...operationRows(operation),
  ]);
}

function operationRows(operation: Operation): Row[] {
  const { principal, caller, target } = operation;
  const fact = (text: string | undefined) => (text === undefined ? undefined : line`${text}`);
  return factRows([
    ['principal', line`${principalWords(principal)}${ofType(operation)}`],
    ['object id', fact(principal.id)],
    [
      'member of',
      principal.groupId === undefined
        ? undefined
        : line`group ${principal.groupId}, by whose role assignment the request was let in`,
    ],
    ['role', fact(principal.role)],
    ['application', fact(principal.appId)],
    ['tenant', tenantWords(operation)],
    ['token', fact(principal.tokenId)],
    ['address', addressWords(caller)],
    ['token issued', caller.tokenIp === undefined ? undefined : line`to ${caller.tokenIp}, another address`],
    ['channel', line`${channelWords[operation.channel].long}`],
    ['name', fact(operation.name)],
    [
      'machine',
      line`${targetName(target)}${target.resourceGroup === undefined ? '' : ` in ${target.resourceGroup}`}`,
    ],
    ['resource', line`${operation.resourceId}`],
    ['operation', line`${operation.operationName}`],
    ['outcome', outcomeWords(operation)],
    ['correlation', fact(operation.correlationId)],
  ]);
}

function ofType({ principal: { name, type } }: Operation): string {
  return name === undefined || type === 'Unknown' ? '' : ` (${type})`;
}

function tenantWords({ principal: { tenantId, homeTenantId } }: Operation): SafeText | undefined {
  if (tenantId === undefined) return homeTenantId === undefined ? undefined : line`of ${homeTenantId}`;
  const isGuest = homeTenantId !== undefined && homeTenantId !== tenantId;
  return isGuest ? line`${tenantId}, the principal is of ${homeTenantId}` : line`${tenantId}`;
}

function addressWords(caller: Operation['caller']): SafeText | undefined {
  if (caller.ip === undefined) return undefined;
  const network = networkWords(caller);
  return network === '' ? line`${caller.ip}` : line`${caller.ip}, ${network}`;
}

function outcomeWords({ outcome, refused, phasesSeen }: Operation): SafeText {
  if (refused) return line`refused`;
  if (outcome !== 'unknown') return line`${outcome}`;
  return line`unknown: only ${phasesSeen.join(' and ')} on record`;
}
