/** What an event of the Security log is in ECS. */
export interface SecurityKind {
  readonly action: string;
  readonly categories: readonly string[];
  readonly types: readonly string[];
}

type Row = readonly [codes: string, action: string, categories: string, types: string];

/** Actions, categories and types of Elastic's pipeline for the Security log, by number. */
const rows: readonly Row[] = [
  ['1100', 'logging-service-shutdown', 'process', 'end'],
  ['1102', 'audit-log-cleared', 'iam', 'admin change'],
  ['1104', 'logging-full', 'iam', 'admin'],
  ['4611', 'trusted-logon-process-registered', 'configuration', 'change'],
  ['4616', 'system-time-changed', 'configuration', 'change'],
  ['4622', 'security-package-loaded', 'configuration', 'access'],
  ['4624', 'logged-in', 'authentication', 'start'],
  ['4625', 'logon-failed', 'authentication', 'start'],
  ['4634 4647', 'logged-out', 'authentication', 'end'],
  ['4648', 'logged-in-explicit', 'authentication', 'start'],
  ['4657', 'registry-value-modified', 'registry configuration', 'change'],
  ['4670', 'permissions-changed', 'iam configuration', 'admin change'],
  ['4672', 'logged-in-special', 'iam', 'admin'],
  ['4673', 'privileged-service-called', 'iam', 'admin'],
  ['4674', 'privileged-operation', 'iam', 'admin'],
  ['4688', 'created-process', 'process', 'start'],
  ['4689', 'exited-process', 'process', 'end'],
  ['4697', 'service-installed', 'iam configuration', 'admin change'],
  ['4698', 'scheduled-task-created', 'iam configuration', 'creation admin'],
  ['4699', 'scheduled-task-deleted', 'iam configuration', 'deletion admin'],
  ['4700', 'scheduled-task-enabled', 'iam configuration', 'change admin'],
  ['4701', 'scheduled-task-disabled', 'iam configuration', 'change admin'],
  ['4702', 'scheduled-task-updated', 'iam configuration', 'change admin'],
  ['4706', 'domain-trust-added', 'configuration', 'creation'],
  ['4707', 'domain-trust-removed', 'configuration', 'deletion'],
  ['4713', 'kerberos-policy-changed', 'configuration', 'change'],
  ['4717', 'system-security-access-granted', 'iam configuration', 'admin change'],
  ['4718', 'system-security-access-removed', 'iam configuration', 'admin deletion'],
  ['4719', 'changed-audit-config', 'iam configuration', 'admin change'],
  ['4720', 'added-user-account', 'iam', 'user creation'],
  ['4722', 'enabled-user-account', 'iam', 'user change'],
  ['4723', 'changed-password', 'iam', 'user change'],
  ['4724', 'reset-password', 'iam', 'user change'],
  ['4725', 'disabled-user-account', 'iam', 'user deletion'],
  ['4726', 'deleted-user-account', 'iam', 'user deletion'],
  ['4727 4731 4754', 'added-group-account', 'iam', 'group creation'],
  ['4728 4732 4756', 'added-member-to-group', 'iam', 'group change'],
  ['4729 4733 4757', 'removed-member-from-group', 'iam', 'group change'],
  ['4730 4734 4758', 'deleted-group-account', 'iam', 'group deletion'],
  ['4735 4737 4755', 'modified-group-account', 'iam', 'group change'],
  ['4738', 'modified-user-account', 'iam', 'user change'],
  ['4739', 'domain-policy-changed', 'configuration', 'change'],
  ['4740', 'locked-out-user-account', 'iam', 'user change'],
  ['4741', 'added-computer-account', 'iam', 'creation admin'],
  ['4742', 'changed-computer-account', 'iam', 'change admin'],
  ['4743', 'deleted-computer-account', 'iam', 'deletion admin'],
  ['4764', 'type-changed-group-account', 'iam', 'group change'],
  ['4767', 'unlocked-user-account', 'iam', 'user change'],
  ['4768', 'kerberos-authentication-ticket-requested', 'authentication', 'start'],
  ['4769', 'kerberos-service-ticket-requested', 'authentication', 'start'],
  ['4770', 'kerberos-service-ticket-renewed', 'authentication', 'start'],
  ['4771', 'kerberos-preauth-failed', 'authentication', 'start'],
  ['4776', 'credential-validated', 'authentication', 'start'],
  ['4778', 'session-reconnected', 'authentication session', 'start'],
  ['4779', 'session-disconnected', 'authentication session', 'end'],
  ['4781', 'renamed-user-account', 'iam', 'user change'],
  ['4798', 'group-membership-enumerated', 'iam', 'user info'],
  ['4799', 'user-member-enumerated', 'iam', 'group info'],
  ['4904', 'security-event-source-added', 'iam configuration', 'admin change'],
  ['4905', 'security-event-source-removed', 'iam configuration', 'admin deletion'],
  ['4907', 'audit-setting-changed', 'iam configuration', 'admin change'],
  ['4950', 'windows-firewall-setting-changed', 'configuration', 'change'],
  ['4964', 'logged-in-special', 'iam', 'admin group'],
  ['5024', 'windows-firewall-service-started', 'process', 'start'],
  ['5025', 'windows-firewall-service-stopped', 'process', 'end'],
  ['5140', 'network-share-object-accessed', 'network file', 'info access'],
  ['5145', 'network-share-object-access-checked', 'network file', 'info access'],
];

const kinds = new Map<string, SecurityKind>(
  rows.flatMap(([codes, action, categories, types]) =>
    codes
      .split(' ')
      .map((code) => [code, { action, categories: categories.split(' '), types: types.split(' ') }] as const),
  ),
);

/** Undefined for a number without a mapping: its fields are under `winlog.event_data` all the same. */
export function securityKind(code: string): SecurityKind | undefined {
  return kinds.get(code);
}
