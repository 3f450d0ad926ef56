import { type DirectFamily, type DirectFields, inDocument, type KnownPath } from '../event/direct-fields.ts';
import type { RawText } from '../event/raw-text.ts';
import { readComputed } from '../plan/computed-field.ts';
import { streamPart } from './stream-fields.ts';

/**
 * A text as it stands in the bytes of a record that was not parsed: what `rawCell` would read. Undefined where it would read none;
 * `inDocument` where only it can tell.
 */
export type RawReader = (direct: DirectFields) => RawText | undefined | typeof inDocument;

/** Undefined for fields that no record has as they are. */
export function rawReader(field: string): RawReader | undefined {
  const sources = readComputed(field) ?? [{ kind: 'path', path: field } as const];
  const rest = sources.findIndex((source) => source.kind !== 'path' || !isPlain(source.path));
  const paths = sources
    .slice(0, rest < 0 ? sources.length : rest)
    .flatMap((source) => (source.kind === 'path' ? [source.path] : []));
  if (paths.length === 0) return undefined;
  const atEnd = rest < 0 ? undefined : inDocument;
  let family: DirectFamily | undefined;
  let known: readonly KnownPath[] = [];
  return (direct) => {
    if (!direct.rawOf || !direct.family.known) return inDocument;
    if (direct.family !== family) {
      family = direct.family;
      known = knownIn(family, paths);
    }
    for (let at = 0; at < known.length; at++) {
      const raw = direct.rawOf(known[at] as KnownPath);
      if (raw !== undefined) return raw;
    }
    return atEnd;
  };
}

/** Apart: what captures the event's fields would be made anew for each event. */
function knownIn(family: DirectFamily, paths: readonly string[]): readonly KnownPath[] {
  return paths.map((path) => family.known?.(path) as KnownPath);
}

/** Whether nothing but the document tells what is at the path. */
function isPlain(path: string): boolean {
  return path !== '_id' && path !== '_index' && !streamPart(path);
}
