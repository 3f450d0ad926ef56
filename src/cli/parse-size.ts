import { UserError } from '../diagnostics/user-error.ts';

const factors: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Reads a number of bytes such as `1048576`, `512K`, `64MB` or `1GiB`; K, M and G are powers of 1024. */
export function parseSize(option: string, text: string): number {
  const match = /^(\d{1,15})\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  const bytes = Number(match?.[1] ?? 0) * (factors[match?.[2]?.toLowerCase() ?? ''] ?? 0);
  if (bytes > 0 && Number.isSafeInteger(bytes)) return bytes;
  throw new UserError(
    `${option} is no size: ${text}`,
    'Give bytes, or a number with K, M or G, such as 64M.',
  );
}
