import { firstText } from '../event/fields.ts';
import type { JsonValue } from '../event/json.ts';
import { assertNever } from '../plan/assert-never.ts';
import type { FieldPiece, FieldSource, FieldText } from '../plan/computed-field.ts';
import { parseGlob } from '../plan/glob.ts';
import { valuesUnder } from './every-value.ts';
import { compileGlob } from './glob/compile-glob.ts';
import { holdsValue } from './presence.ts';
import type { Subject } from './subject.ts';

export type SubjectReader = (subject: Subject) => JsonValue | undefined;

/** Reads the first source that has a value. `read` gives the reader of a path of the document. */
export function computedReader(
  sources: readonly FieldSource[],
  read: (path: string) => SubjectReader,
): SubjectReader {
  const readers = sources.map((source) => sourceReader(source, read));
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

function sourceReader(source: FieldSource, read: (path: string) => SubjectReader): SubjectReader {
  switch (source.kind) {
    case 'path':
      return ifThere(read(source.path));
    case 'pattern':
      return patternReader(source.pattern);
    case 'text':
      return textReader(source, read);
    case 'union':
      return unionReader(source.of.map((one) => sourceReader(one, read)));
    default:
      return assertNever(source);
  }
}

function unionReader(readers: readonly SubjectReader[]): SubjectReader {
  return (subject) => {
    const values = readers.map((reader) => reader(subject)).filter((value) => value !== undefined);
    return values.length > 0 ? values : undefined;
  };
}

function patternReader(pattern: string): SubjectReader {
  const [first] = parseGlob(pattern);
  const head = first?.kind === 'text' ? first.text : '';
  const covers = compileGlob(pattern);
  return ({ doc }) => {
    const values = valuesUnder(doc, head).filter(({ path }) => covers(path));
    return values.length > 0 ? values.map(({ value }) => value) : undefined;
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
  { path, words, form }: FieldPiece,
  read: (path: string) => SubjectReader,
): (subject: Subject) => string | undefined {
  const reader = read(path);
  return (subject) => {
    const value = reader(subject);
    const text = firstText(typeof form === 'number' ? valueAt(value, form) : value);
    if (text === undefined || typeof form === 'number') return text;
    if (form === 'head') return text.replace(/\/.*$/s, '');
    if (form) return hexadecimal(text, form === 'hex8' ? 8 : 1);
    return words ? (words.get(text.toLowerCase()) ?? words.get('*')) : text;
  };
}

function valueAt(value: JsonValue | undefined, place: number): JsonValue | undefined {
  if (Array.isArray(value)) return value[place];
  return place === 0 ? value : undefined;
}

function hexadecimal(text: string, digits: number): string | undefined {
  if (!/^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(text)) return undefined;
  return Number(text).toString(16).padStart(digits, '0');
}
