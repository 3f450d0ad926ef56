/** Folders that hold a machine's files in a collection and are no machine's name. */
const generic =
  /^(?:\.{0,2}|~|logs?|files?|fs|rootfs|root|\[root\]|filesystem|image|mnt|uploads?|auto|collection|evidence|triage|[a-z][:_]?|\/)$/i;
const archive = /(?:\.(?:zip|tar|tgz|tzst|7z|gz|zst))+$/i;
const logTails =
  /^(?:azure|run-command|run-command-handler|custom-script|plugins|microsoft\..+|\d+(?:\.\d+)+|waagent|audit)$/i;

/**
 * The machine whose log a file is, by the folder that holds its file system: `…/HOST/var/log/…`, `…/HOST/C/WindowsAzure/…`. Else the
 * folder that holds the file, a collection's own folders passed over. An archive that is named for the machine counts as a
 * folder. Undefined where no folder is left, as for a log that was read on the machine itself.
 */
export function hostOfPath(file: string): string | undefined {
  const segments = file.split('/').slice(0, -1);
  const system = systemFolder(segments);
  if (system !== -1) return lastName(segments.slice(0, system));
  let end = segments.length;
  while (end > 0 && logTails.test(segments[end - 1] as string)) end--;
  return lastName(segments.slice(0, end));
}

/** Where the machine's own folders begin. */
function systemFolder(segments: readonly string[]): number {
  for (let at = segments.length - 1; at >= 0; at--) {
    const name = (segments[at] as string).toLowerCase();
    if (name === 'windowsazure' || name === 'packages') return at;
    if (name === 'var' && segments[at + 1]?.toLowerCase() === 'log') return at;
  }
  return -1;
}

function lastName(segments: readonly string[]): string | undefined {
  return segments
    .map((segment) => segment.replace(archive, ''))
    .findLast((segment) => !generic.test(segment));
}
