import type { JsonObject, JsonValue } from '../../event/json.ts';
import { type FieldPiece, type FieldSource, pathsOf, readComputed } from '../../plan/computed-field.ts';
import type { Subject } from '../subject.ts';
import { globMatches } from './reference-glob.ts';

export type PlainScalar = string | number | boolean;

/** What stands at a path: nested, dotted or mixed; the shortest first name wins; arrays on the way give all they hold. */
export function readPath(subject: Subject, path: string): JsonValue | undefined {
  const sources = readComputed(path);
  if (!sources) return readPlain(subject, path);
  return sources.map((source) => computed(subject, source)).find((value) => value !== undefined);
}

function computed(subject: Subject, source: FieldSource): JsonValue | undefined {
  if (source.kind === 'path') {
    const value = readPlain(subject, source.path);
    return isPresent(value) ? value : undefined;
  }
  if (source.kind === 'union') {
    const values = source.of.map((one) => computed(subject, one)).filter((value) => value !== undefined);
    return values.length > 0 ? values : undefined;
  }
  if (source.kind === 'pattern') {
    const values = allValues(subject.doc).filter(([path]) => globMatches(source.pattern, path));
    return values.length > 0 ? values.map(([, value]) => value) : undefined;
  }
  let found = 0;
  let isWhole = true;
  const texts = source.groups.map(({ isOptional, pieces }) => {
    const parts = pieces.map((piece) => (typeof piece === 'string' ? piece : pieceOf(subject, piece)));
    if (parts.includes(undefined)) {
      if (!isOptional) isWhole = false;
      return '';
    }
    found += pieces.filter((piece) => typeof piece !== 'string').length;
    return parts.join('');
  });
  return isWhole && found > 0 ? texts.join('') : undefined;
}

function pieceOf(subject: Subject, { path, words, form }: FieldPiece): string | undefined {
  const value = readPlain(subject, path);
  const chosen = typeof form === 'number' ? [value].flat()[form] : value;
  const [text] = scalarsOf(chosen)
    .map(String)
    .filter((one) => one !== '');
  if (typeof form === 'number') return text;
  if (text !== undefined && form === 'head') return text.split('/')[0];
  if (text !== undefined && form?.startsWith('hex')) {
    const isNumber = /^\d{1,10}$/.test(text) || /^0x[\da-f]{1,8}$/i.test(text);
    return isNumber
      ? BigInt(text)
          .toString(16)
          .padStart(form === 'hex8' ? 8 : 0, '0')
      : undefined;
  }
  return text === undefined || !words ? text : (words.get(text.toLowerCase()) ?? words.get('*'));
}

function readPlain(subject: Subject, path: string): JsonValue | undefined {
  const found = read(subject.doc, path);
  const parts = subject.dataStream?.match(/^([^-]+)-([^-]*)-(.*)$/);
  switch (path) {
    case '_id':
      return subject.id ?? found;
    case '_index':
      return subject.dataStream ?? found;
    case 'data_stream.type':
      return found ?? parts?.[1];
    case 'data_stream.dataset':
    case 'event.dataset':
      return found ?? parts?.[2];
    case 'data_stream.namespace':
      return found ?? parts?.[3];
    default:
      return found;
  }
}

function read(value: JsonValue | undefined, path: string): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (path === '') return value;
  if (Array.isArray(value)) {
    const found = value.flatMap((item) => {
      const inner = read(item, path);
      return inner === undefined ? [] : Array.isArray(inner) ? inner : [inner];
    });
    return found.length > 1 ? found : found[0];
  }
  if (typeof value !== 'object') return undefined;
  const names = path.split('.');
  for (let count = 1; count <= names.length; count++) {
    const key = names.slice(0, count).join('.');
    if (!Object.hasOwn(value, key)) continue;
    const found = read((value as JsonObject)[key], names.slice(count).join('.'));
    // An array in an array may leave a null.
    if (found !== undefined && found !== null) return found;
  }
  return undefined;
}

/** Whether the document names the field, or some field that it is made of. */
export function namesField(doc: JsonObject, field: string): boolean {
  return pathsOf(field).some((path) => hasKey(doc, path));
}

function hasKey(value: JsonValue | undefined, path: string): boolean {
  if (path === '') return value !== undefined;
  if (Array.isArray(value)) return value.some((item) => hasKey(item, path));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) =>
      (key === path && inner !== undefined) ||
      (path.startsWith(`${key}.`) && hasKey(inner, path.slice(key.length + 1))),
  );
}

export function isPresent(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  return typeof value === 'object' ? Object.values(value).some(isPresent) : true;
}

export function scalarsOf(value: JsonValue | undefined): PlainScalar[] {
  if (Array.isArray(value)) return value.flatMap(scalarsOf);
  return value === undefined || value === null || typeof value === 'object' ? [] : [value];
}

export function elementsAt(value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(elementsAt);
  return typeof value === 'object' && value !== null ? [value as JsonObject] : [];
}

export function allValues(value: JsonValue | undefined, path = ''): [string, PlainScalar][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => allValues(item, path));
  if (typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) =>
    allValues(inner, path === '' ? key : `${path}.${key}`),
  );
}
