/** Numbers of system calls that begin or end a program, by architecture as `arch` has it. */
const numbers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // x86-64
  c000003e: { 59: 'execve', 322: 'execveat', 231: 'exit_group' },
  // 64-bit ARM
  c00000b7: { 221: 'execve', 281: 'execveat', 94: 'exit_group' },
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
  return numbers[arch ?? '']?.[number ?? ''];
}
