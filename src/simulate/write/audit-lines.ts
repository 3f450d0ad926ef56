/*
 * How the audit daemon writes text: bare in quotes where it is harmless, else as hexadecimal digits in capitals; titles with
 * a zero byte between arguments, and cut after 128 bytes.
 */

export function auditText(text: string): string {
  return /^[!#-~]*$/.test(text) ? `"${text}"` : hex(text);
}

export function auditTitle(args: readonly string[]): string {
  const bytes = new TextEncoder().encode(args.join('\0')).slice(0, 128);
  return args.length === 1 && /^[!#-~]*$/.test(args[0] as string)
    ? `"${args[0]}"`
    : [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

function hex(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}
