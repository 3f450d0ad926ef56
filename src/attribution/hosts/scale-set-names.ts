import type { Target } from '../model/operation.ts';

/** Digits of the instance id in a computer name, base 36. */
const idLength = 6;
/** What Windows leaves for the prefix. */
const prefixLength = 15 - idLength;

/** Prefixes that a scale set's computer names begin with when nobody chose another: its name, whole or cut. */
function prefixes(scaleSet: string): string[] {
  const name = scaleSet.toLowerCase();
  return [...new Set([name, name.slice(0, prefixLength)])];
}

/** Computer names of an instance: prefix and the id in base 36, six digits. Empty for what is no instance. */
export function instanceComputerNames({
  scaleSet,
  instance,
}: Pick<Target, 'scaleSet' | 'instance'>): string[] {
  if (scaleSet === undefined || instance === undefined || !/^\d{1,9}$/.test(instance)) return [];
  const id = Number(instance).toString(36).padStart(idLength, '0');
  return prefixes(scaleSet).map((prefix) => prefix + id);
}

/** True where a computer name has the pattern of any instance of the scale set. */
export function isMemberName(shortNames: readonly string[], scaleSet: string): boolean {
  return prefixes(scaleSet).some((prefix) =>
    shortNames.some((name) => name.startsWith(prefix) && /^[0-9a-z]{6}$/.test(name.slice(prefix.length))),
  );
}

/** True where an IMDS instance name is that of any instance: `SET_7`, or `SET_` and eight characters when flexible. */
export function isMemberInstance(instanceName: string, scaleSet: string): boolean {
  const prefix = `${scaleSet.toLowerCase()}_`;
  return instanceName.startsWith(prefix) && /^(?:\d+|[0-9a-z]{8})$/.test(instanceName.slice(prefix.length));
}
