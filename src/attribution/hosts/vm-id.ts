/**
 * The two spellings of one vmId. It is the machine's SMBIOS UUID, whose first three groups some readers print in the
 * other byte order.
 */
export function vmIdSpellings(vmId: string): readonly string[] {
  const groups = vmId.split('-');
  if (groups.length !== 5) return [vmId];
  const swapped = groups.map((group, at) => (at < 3 ? (group.match(/../g) ?? []).reverse().join('') : group));
  return [...new Set([vmId, swapped.join('-')])];
}
