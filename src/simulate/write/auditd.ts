import type { ProcessFact } from '../observe/fact.ts';
import { baseName } from '../world/process.ts';
import { auditText, auditTitle } from './audit-lines.ts';
import type { GuestEntry } from './guest-entry.ts';
import { guestTime } from './guest-time.ts';
import { folderHost } from './own-log-host.ts';
import { endFact, processFact } from './process-fact.ts';

export const auditdStream = 'logs-auditd_manager.auditd-default';

/**
 * `audit.log` of Linux: the lines of one system call, tied by time and serial number. Programs and exits, no forks; of the
 * parent its pid alone. Time is in milliseconds.
 */
export function writeAuditd(entry: GuestEntry): { readonly text: string; readonly fact: ProcessFact } {
  const { process } = entry;
  const ms = guestTime(process, entry.at).ms;
  const stamp = `msg=audit(${(ms / 1000).toFixed(3)}:${entry.sequence})`;
  const ended = entry.kind === 'end';
  const lines = ended ? [exit(entry, stamp)] : execution(entry, stamp);
  const shape = {
    stream: auditdStream,
    time: { ms, ns: 0 },
    host: folderHost(process.guest),
    ingested: undefined,
    directory: true,
    parent: 'nothing' as const,
  };
  const node = entry.log.hostIds ? '' : `node=${process.guest.hostName} `;
  const fact = ended ? endFact(entry, shape) : processFact(entry, shape);
  return { text: lines.map((line) => node + line).join('\n'), fact };
}

function execution({ process, image }: GuestEntry, stamp: string): string[] {
  const { account, parent } = process;
  const ids = ['uid', 'gid', 'euid', 'suid', 'fsuid', 'egid', 'sgid', 'fsgid'].map(
    (name) => `${name}=${account.id}`,
  );
  const person = account.name !== 'root';
  const args = image.args.map((arg, at) => `a${at}=${auditText(arg)}`);
  return [
    `type=SYSCALL ${stamp}: arch=c000003e syscall=59 success=yes exit=0 a0=55d2 a1=55d3 a2=55d4 a3=8 items=2 ppid=${parent?.pid ?? 0} pid=${process.pid} auid=${person ? account.id : '4294967295'} ${ids.join(' ')} tty=${person ? 'pts0' : '(none)'} ses=${person ? '104' : '4294967295'} comm=${auditText(comm(image.args[0] ?? image.executable))} exe=${auditText(image.executable)} subj=unconfined key="exec"`,
    `type=EXECVE ${stamp}: argc=${image.args.length} ${args.join(' ')}`,
    `type=CWD ${stamp}: cwd=${auditText(process.directory)}`,
    `type=PATH ${stamp}: item=0 name=${auditText(image.executable)} inode=13181 dev=08:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0`,
    `type=PROCTITLE ${stamp}: proctitle=${auditTitle(image.args)}`,
  ];
}

function exit({ process, image }: GuestEntry, stamp: string): string {
  const { account, parent } = process;
  return `type=SYSCALL ${stamp}: arch=c000003e syscall=231 a0=0 a1=0 a2=3c a3=0 items=0 ppid=${parent?.pid ?? 0} pid=${process.pid} auid=4294967295 uid=${account.id} gid=${account.id} euid=${account.id} tty=(none) ses=4294967295 comm=${auditText(comm(image.args[0] ?? image.executable))} exe=${auditText(image.executable)} key="exit"`;
}

/** The kernel keeps fifteen bytes of a program's name. */
export function comm(program: string): string {
  return baseName(program).slice(0, 15);
}
