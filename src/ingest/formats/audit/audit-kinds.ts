/** What an audit event is: the action that Elastic's audit integration names it by, with category and types of ECS. */
export interface AuditKind {
  readonly action: string;
  readonly categories: readonly string[];
  readonly types: readonly string[];
}

type Row = readonly [names: string, action: string, categories: string, types: string];

const calls: readonly Row[] = [
  ['open openat openat2', 'opened-file', 'file', 'info'],
  ['creat', 'created-file', 'file', 'creation'],
  ['truncate ftruncate', 'opened-file', 'file', 'change'],
  ['mkdir mkdirat', 'created-directory', 'file', 'creation'],
  ['link linkat', 'linked', 'file', 'creation'],
  ['symlink symlinkat', 'symlinked', 'file', 'creation'],
  ['unlink unlinkat rmdir', 'deleted', 'file', 'deletion'],
  ['rename renameat renameat2', 'renamed', 'file', 'change'],
  ['chmod fchmod fchmodat', 'changed-file-permissions-of', 'file', 'change'],
  ['chown fchown lchown fchownat', 'changed-file-ownership-of', 'file', 'change'],
  ['setxattr lsetxattr fsetxattr removexattr', 'changed-file-attributes-of', 'file', 'change'],
  ['connect', 'connected-to', 'network', 'connection start'],
  ['accept accept4', 'accepted-connection-from', 'network', 'connection start'],
  ['bind', 'bound-socket', 'network', 'start'],
  ['init_module finit_module', 'loaded-kernel-module', 'driver', 'start'],
  ['delete_module', 'unloaded-kernel-module', 'driver', 'end'],
  ['ptrace', 'traced-process', 'process', 'change'],
  ['kill tkill tgkill', 'killed-pid', 'process', 'info'],
];

const messages: readonly Row[] = [
  ['USER_LOGIN', 'logged-in', 'authentication', 'start'],
  ['USER_LOGOUT', 'logged-out', 'authentication', 'end'],
  ['USER_AUTH', 'authenticated', 'authentication', 'info'],
  ['USER_ACCT', 'was-authorized', 'authentication', 'info'],
  ['CRED_ACQ', 'acquired-credentials', 'authentication', 'info'],
  ['CRED_DISP', 'disposed-credentials', 'authentication', 'info'],
  ['CRED_REFR', 'refreshed-credentials', 'authentication', 'info'],
  ['USER_START', 'started-session', 'session', 'start'],
  ['USER_END', 'ended-session', 'session', 'end'],
  ['LOGIN', 'changed-login-id-to', 'authentication', 'start'],
  ['USER_CMD', 'ran-command', 'process', 'info'],
  ['USER_CHAUTHTOK', 'changed-password', 'iam', 'user change'],
  ['ADD_USER', 'added-user-account', 'iam', 'user creation'],
  ['DEL_USER', 'deleted-user-account', 'iam', 'user deletion'],
  ['USER_MGMT', 'modified-user-account', 'iam', 'user change'],
  ['ADD_GROUP', 'added-group-account-to', 'iam', 'group creation'],
  ['DEL_GROUP', 'deleted-group-account-from', 'iam', 'group deletion'],
  ['GRP_MGMT', 'modified-group-account', 'iam', 'group change'],
  ['SERVICE_START', 'started-service', 'process', 'info'],
  ['SERVICE_STOP', 'stopped-service', 'process', 'info'],
  ['CONFIG_CHANGE', 'changed-audit-configuration', 'configuration', 'change'],
  ['DAEMON_START', 'started-audit', 'configuration', 'info'],
  ['DAEMON_END', 'shutdown-audit', 'configuration', 'info'],
  ['SYSTEM_BOOT', 'booted-system', 'host', 'start'],
  ['SYSTEM_SHUTDOWN', 'shutdown-system', 'host', 'end'],
];

function tableOf(rows: readonly Row[]): ReadonlyMap<string, AuditKind> {
  return new Map(
    rows.flatMap(([names, action, categories, types]) =>
      names
        .split(' ')
        .map(
          (name) => [name, { action, categories: categories.split(' '), types: types.split(' ') }] as const,
        ),
    ),
  );
}

const byCall = tableOf(calls);
const byMessage = tableOf(messages);

/** By the system call, else by the type of the event's first record. Undefined for those without a mapping. */
export function auditKind(call: string | undefined, type: string): AuditKind | undefined {
  return call === undefined ? byMessage.get(type) : byCall.get(call);
}
