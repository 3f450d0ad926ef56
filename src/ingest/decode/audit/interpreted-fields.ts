import type { AuditFields } from './audit-fields.ts';

/** Records of one field, which may hold anything. */
const single: Readonly<Record<string, string>> = { CWD: 'cwd', PROCTITLE: 'proctitle' };
/** Numbers of accounts, for which names stand. The enriched log has the names in capitals beside the numbers. */
const accounts = /^(?:a?uid|e?uid|suid|fsuid|e?gid|sgid|fsgid|ouid|ogid)$/;

/**
 * The fields of a record that `ausearch -i` has interpreted: values are decoded and stand without quotes, so that one ends where ` name=`
 * begins the next. Accounts become what the enriched log has: the name in capitals, and of root the number, too.
 */
export function parseInterpretedFields(type: string, text: string): AuditFields {
  const fields = new Map<string, string>();
  const name = single[type];
  const body = text.trimEnd();
  if (name !== undefined && body.startsWith(`${name}=`)) return fields.set(name, body.slice(name.length + 1));
  const next = type === 'EXECVE' ? / (?=a\d+(?:\[\d+\])?=)/ : / (?=[a-zA-Z][\w-]*=)/;
  for (const pair of body.split(next)) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at).trim();
    if (at < 1 || fields.has(key)) continue;
    put(fields, key, pair.slice(at + 1).trim());
  }
  return fields;
}

function put(fields: Map<string, string>, key: string, value: string): void {
  if (!accounts.test(key) || /^\d+$/.test(value)) {
    fields.set(key, value);
    return;
  }
  if (value === 'root') fields.set(key, '0');
  if (value !== 'unset') fields.set(key.toUpperCase(), value);
}
