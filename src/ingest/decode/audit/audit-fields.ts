/** Fields of one audit record, in their order: names may occur twice, and any text may be a name. */
export type AuditFields = ReadonlyMap<string, string>;

/**
 * Fields that auditd writes in hexadecimal where they hold a blank, a quote or a character beyond ASCII. Others, such as the
 * addresses `a0` to `a3` of a system call, are hexadecimal numbers and stay as they are.
 */
const coded = /^(?:comm|ocomm|exe|cwd|name|proctitle|cmd|acct|data|key|path|watch)$/;
const argument = /^a\d+(?:\[\d+\])?$/;

/** Between auditd's own fields and those that it adds in plain words (`UID="root"`) where its log format is ENRICHED. */
const separator = '\x1d';

export interface ParsedFields {
  readonly fields: AuditFields;
  /** Texts that were in hexadecimal. */
  readonly decoded: readonly string[];
}

/** `key=value`, `key="value"`, `key='op=… acct="…"'`. Of a name that occurs twice the first counts. */
export function parseAuditFields(type: string, text: string): ParsedFields {
  const fields = new Map<string, string>();
  const decoded: string[] = [];
  const put = (name: string, value: string): void => {
    if (!fields.has(name)) fields.set(name, value);
  };
  for (const [, name = '', value = ''] of text
    .replaceAll(separator, ' ')
    .matchAll(/([\w.[\]-]+)=("[^"]*"|'[^']*'|[^\s"']*)/g)) {
    if (value.startsWith("'")) {
      for (const [inner, each] of parseAuditFields(type, value.slice(1, -1)).fields) put(inner, each);
    } else if (value.startsWith('"')) {
      put(name, value.slice(1, -1));
    } else {
      const isText = coded.test(name) || (type === 'EXECVE' && argument.test(name));
      const plain = isText ? fromHex(value) : undefined;
      if (plain !== undefined) decoded.push(plain);
      put(name, plain ?? value);
    }
  }
  return { fields, decoded };
}

/** Bytes that are no UTF-8 become U+FFFD; zeros, which separate the words of a process title, blanks. */
function fromHex(value: string): string | undefined {
  if (value.length < 2 || value.length % 2 === 1 || !/^[0-9A-F]+$/.test(value)) return undefined;
  return Buffer.from(value, 'hex').toString('utf8').replace(/\0+$/, '').replaceAll('\0', ' ');
}
