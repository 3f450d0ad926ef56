import type { DirectFields } from '../event/direct-fields.ts';
import type { RawText } from '../event/raw-text.ts';
import { readComputed } from '../plan/computed-field.ts';
import { streamPart } from './stream-fields.ts';

/**
 * A text as it stands in the bytes of a record that was not parsed: what `rawCell` would read. `nothing` where it would read none;
 * undefined where only it can tell.
 */
export type RawReader = (direct: DirectFields) => RawText | typeof nothing | undefined;

export const nothing = Symbol('nothing there');

/** Undefined for fields that no record has as they are. */
export function rawReader(field: string): RawReader | undefined {
  const sources = readComputed(field) ?? [{ kind: 'path', path: field } as const];
  const rest = sources.findIndex((source) => source.kind !== 'path' || !isPlain(source.path));
  const paths = sources
    .slice(0, rest < 0 ? sources.length : rest)
    .flatMap((source) => (source.kind === 'path' ? [source.path] : []));
  if (paths.length === 0) return undefined;
  const atEnd = rest < 0 ? nothing : undefined;
  return (direct) => {
    for (const path of paths) {
      const raw = direct.rawText?.(path);
      if (raw) return raw;
      const value = direct.get(path);
      if (value !== undefined) return undefined;
    }
    return atEnd;
  };
}

/** Whether nothing but the document tells what is at the path. */
function isPlain(path: string): boolean {
  return path !== '_id' && path !== '_index' && !streamPart(path);
}
