const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** The IP address of a caller, without a port; undefined where the text is no address. */
export function clientIp(text: string): string | undefined {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1];
  if (bracketed !== undefined) return isV6(bracketed) ? bracketed : undefined;
  const withoutPort = /^([\d.]+):\d{1,5}$/.exec(trimmed)?.[1] ?? trimmed;
  return v4.test(withoutPort) || isV6(withoutPort) ? withoutPort : undefined;
}

function isV6(text: string): boolean {
  if (!/^[\da-f:]+(?:\d{1,3}(?:\.\d{1,3}){3})?(?:%\w+)?$/i.test(text)) return false;
  const groups = text.replace(/%\w+$/, '').split(':');
  const last = groups.at(-1) ?? '';
  const dotted = last.includes('.');
  if (dotted && !v4.test(last)) return false;
  const gaps = text.split('::').length - 1;
  const count = groups.filter((group) => group !== '').length + (dotted ? 1 : 0);
  if (gaps > 1 || text.includes(':::')) return false;
  if (!groups.every((group) => (dotted && group === last ? true : /^[\da-f]{0,4}$/i.test(group))))
    return false;
  return gaps === 1 ? count <= 7 : count === 8 && groups.length === (dotted ? 7 : 8);
}
