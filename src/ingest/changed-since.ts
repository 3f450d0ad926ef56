import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { IngestReport } from './report.ts';

/**
 * Files that later readings of the same inputs could not read as far as the first one did: they vanished, or were replaced by
 * something shorter. What grew meanwhile is no fault: its beginning is what was read before. Each file once.
 */
export function changedSince(first: IngestReport, later: readonly IngestReport[]): Diagnostic[] {
  const changed = new Map<string, Diagnostic>();
  for (const { files, unreadable } of later) {
    for (const [at, { file, bytes }] of files.entries()) {
      const before = first.files[at]?.bytes ?? 0;
      const reason = unreadable.get(file);
      // Files that the first reading found to be of no interest are not opened again.
      const isShorter = bytes > 0 && bytes < before;
      if (changed.has(file) || first.unreadable.has(file)) continue;
      if (reason !== undefined) changed.set(file, gone(file, `${reason}; it was read before`));
      else if (isShorter)
        changed.set(file, gone(file, `it changed while it was read: ${bytes} bytes are left of ${before}`));
    }
  }
  return [...changed.values()];
}

function gone(file: string, message: string): Diagnostic {
  return { code: 'source-unreadable', severity: 'error', message, location: { file } };
}
