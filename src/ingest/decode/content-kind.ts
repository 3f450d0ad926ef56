export type ContentKind = 'json' | 'utf-16' | 'binary';

/** Bytes from the beginning of a file that settle what it is, whatever they are. */
const enoughBytes = 512;

/**
 * What a file is by its first bytes; undefined while these do not settle it. Text that is no JSON counts as `json`: its lines
 * are reported one by one, because some of them may be records.
 */
export function contentKind(head: Uint8Array, whole: boolean): ContentKind | undefined {
  const settled = whole || head.length >= enoughBytes;
  if (head.length < 2 && !settled) return undefined;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf-16';
  // JSON in UTF-16 without a mark: every other byte of its first characters is zero (RFC 4627 §3).
  if ((head[0] === 0 && isOpener(head[1])) || (isOpener(head[0]) && head[1] === 0)) return 'utf-16';
  const first = head.find((byte) => byte > 0x20);
  if (isOpener(first)) return 'json';
  if (!settled) return undefined;
  return holdsControls(head) ? 'binary' : 'json';
}

function isOpener(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

/** Control characters that no text holds. NUL alone does not count: crashed machines leave runs of it in logs. */
function holdsControls(head: Uint8Array): boolean {
  return head
    .subarray(0, enoughBytes)
    .some((byte) => byte > 0 && (byte < 0x07 || (byte > 0x0d && byte < 0x1b)));
}
