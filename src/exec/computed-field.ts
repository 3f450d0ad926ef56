import { firstText } from '../event/fields.ts';
import type { JsonValue } from '../event/json.ts';
import type { FieldPiece, FieldSource, FieldText } from '../plan/computed-field.ts';
import { holdsValue } from './presence.ts';
import type { Subject } from './subject.ts';

export type SubjectReader = (subject: Subject) => JsonValue | undefined;

/** Reads the first source that has a value. `read` gives the reader of a path of the document. */
export function computedReader(
  sources: readonly FieldSource[],
  read: (path: string) => SubjectReader,
): SubjectReader {
  const readers = sources.map((source) =>
    source.kind === 'path' ? ifThere(read(source.path)) : textReader(source, read),
  );
  const [first, second] = readers;
  if (first && second && readers.length === 2) return (subject) => first(subject) ?? second(subject);
  return (subject) => {
    for (const reader of readers) {
      const value = reader(subject);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function ifThere(read: SubjectReader): SubjectReader {
  return (subject) => {
    const value = read(subject);
    return typeof value === 'object' && !holdsValue(value) ? undefined : value;
  };
}

function textReader({ groups }: FieldText, read: (path: string) => SubjectReader): SubjectReader {
  const parts = groups.map(({ isOptional, pieces }) => ({
    isOptional,
    readers: pieces.map((piece) => (typeof piece === 'string' ? piece : pieceReader(piece, read))),
  }));
  return (subject) => {
    let text = '';
    let isThere = false;
    for (const { isOptional, readers } of parts) {
      let own = '';
      let isWhole = true;
      let hasField = false;
      for (const reader of readers) {
        const piece = typeof reader === 'string' ? reader : reader(subject);
        if (piece === undefined) isWhole = false;
        else own += piece;
        if (typeof reader !== 'string' && piece !== undefined) hasField = true;
      }
      if (!isWhole && !isOptional) return undefined;
      if (isWhole) text += own;
      if (isWhole && hasField) isThere = true;
    }
    return isThere ? text : undefined;
  };
}

function pieceReader(
  { path, words }: FieldPiece,
  read: (path: string) => SubjectReader,
): (subject: Subject) => string | undefined {
  const reader = read(path);
  return (subject) => {
    const text = firstText(reader(subject));
    return text === undefined || !words ? text : words.get(text.toLowerCase());
  };
}
