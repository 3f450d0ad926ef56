import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** Of these the account that the event is about, not the one that asked, is who acts: it logs on or off. */
const logons = new Set([
  ...['4624', '4625', '4634', '4647', '4648', '4768', '4769', '4770', '4771', '4776', '4964'],
]);
/** Somebody does something to another account. */
const accounts = new Set([
  ...['4720', '4722', '4723', '4724', '4725', '4726', '4738', '4740', '4767', '4798'],
]);
const groups = new Set([
  ...['4727', '4728', '4729', '4730', '4731', '4732', '4733', '4734', '4735', '4737'],
  ...['4754', '4755', '4756', '4757', '4758', '4764', '4799'],
]);

/** `user`: who acts, and whom it is done to. `effective` is whom a new process runs as, where that is somebody else. */
export function securityUser(event: WindowsEvent): JsonObject | undefined {
  const target = account(event, 'Target');
  if (logons.has(event.code)) return target ?? account(event, 'Subject');
  return compactOrNone({
    ...account(event, 'Subject'),
    effective: event.code === '4688' && target?.['name'] !== undefined ? target : undefined,
    target: accounts.has(event.code) ? target : undefined,
  });
}

/** The group that members are added to, and so on. */
export function securityGroup(event: WindowsEvent): JsonObject | undefined {
  return groups.has(event.code) ? account(event, 'Target') : undefined;
}

/** The session in which it happened, and what kind of session that is. */
export function logonFields(event: WindowsEvent): JsonObject | undefined {
  const subject = dataText(event, 'SubjectLogonId');
  return compactOrNone({
    id: logons.has(event.code) ? (dataText(event, 'TargetLogonId') ?? subject) : subject,
    type: logonTypes[dataText(event, 'LogonType') ?? ''],
  });
}

export const logonTypes: Readonly<Record<string, string>> = {
  2: 'Interactive',
  3: 'Network',
  4: 'Batch',
  5: 'Service',
  7: 'Unlock',
  8: 'NetworkCleartext',
  9: 'NewCredentials',
  10: 'RemoteInteractive',
  11: 'CachedInteractive',
};

function account(event: WindowsEvent, role: 'Subject' | 'Target'): JsonObject | undefined {
  const id = dataText(event, `${role}UserSid`) ?? dataText(event, `${role}Sid`);
  return compactOrNone({
    domain: dataText(event, `${role}DomainName`),
    id: id === 'S-1-0-0' ? undefined : id,
    name: dataText(event, `${role}UserName`),
  });
}
