/**
 * Numbers of system calls, by architecture as `arch` has it: those that begin or end a program, and those on files, connections and the kernel
 * that audit rules usually watch.
 */
const numbers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // x86-64
  c000003e: {
    ...{ 59: 'execve', 322: 'execveat', 231: 'exit_group' },
    ...{ 2: 'open', 85: 'creat', 257: 'openat', 437: 'openat2', 76: 'truncate', 77: 'ftruncate' },
    ...{ 82: 'rename', 264: 'renameat', 316: 'renameat2', 87: 'unlink', 263: 'unlinkat', 84: 'rmdir' },
    ...{ 83: 'mkdir', 258: 'mkdirat', 86: 'link', 265: 'linkat', 88: 'symlink', 266: 'symlinkat' },
    ...{
      90: 'chmod',
      91: 'fchmod',
      268: 'fchmodat',
      92: 'chown',
      93: 'fchown',
      94: 'lchown',
      260: 'fchownat',
    },
    ...{ 42: 'connect', 43: 'accept', 288: 'accept4', 49: 'bind', 41: 'socket', 101: 'ptrace' },
    ...{ 175: 'init_module', 313: 'finit_module', 176: 'delete_module', 165: 'mount', 62: 'kill' },
  },
  // 64-bit ARM
  c00000b7: {
    ...{ 221: 'execve', 281: 'execveat', 94: 'exit_group' },
    ...{ 56: 'openat', 437: 'openat2', 45: 'truncate', 46: 'ftruncate', 276: 'renameat2', 38: 'renameat' },
    ...{ 35: 'unlinkat', 34: 'mkdirat', 37: 'linkat', 36: 'symlinkat', 52: 'fchmod', 53: 'fchmodat' },
    ...{ 54: 'fchownat', 55: 'fchown', 203: 'connect', 202: 'accept', 242: 'accept4', 200: 'bind' },
    ...{ 198: 'socket', 117: 'ptrace', 105: 'init_module', 273: 'finit_module', 106: 'delete_module' },
    ...{ 40: 'mount', 129: 'kill' },
  },
  // 32-bit x86
  40000003: { 11: 'execve', 358: 'execveat', 252: 'exit_group' },
  // 32-bit ARM
  40000028: { 11: 'execve', 387: 'execveat', 248: 'exit_group' },
};

/** The name of a system call: as the enriched log has it, else by number; undefined for those that do not matter here. */
export function systemCallOf(
  arch: string | undefined,
  number: string | undefined,
  enriched: string | undefined,
): string | undefined {
  if (enriched !== undefined) return enriched;
  // Tools that interpret numbers leave the name in their place.
  if (number !== undefined && /^[a-z]\w+$/.test(number)) return number;
  return numbers[arch?.replace(/^0x/, '') ?? '']?.[number ?? ''];
}
