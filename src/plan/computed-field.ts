/*
 * A field that is made of others. Its name begins with `=` and says how, so that a leaf on it is a leaf like any other:
 *
 *   =process.executable ?? winlog.event_data.Image      the first of them that has a value
 *   =[{user.domain}\]{user.name}                        a text made of fields
 *   ={network.direction|egress=true|ingress=false}      a value in other words; one that is not listed is none
 *
 * What stands in square brackets is left out if its field has no value. Outside of them a missing field leaves no text at
 * all, and neither does a text whose every field is missing.
 */

export interface FieldPath {
  readonly kind: 'path';
  readonly path: string;
}

/** Literal text between fields. */
export interface FieldText {
  readonly kind: 'text';
  readonly groups: readonly TextGroup[];
}

export interface TextGroup {
  readonly isOptional: boolean;
  readonly pieces: readonly (string | FieldPiece)[];
}

export interface FieldPiece {
  readonly path: string;
  /** Other words for values, which are compared in lower case. */
  readonly words: ReadonlyMap<string, string> | undefined;
}

export type FieldSource = FieldPath | FieldText;

const sign = '=';
const separator = ' ?? ';

/** The name of the field whose value is that of the first source that has one. Sources are written as in a name. */
export function computedField(sources: readonly string[]): string {
  const [only] = sources;
  if (only !== undefined && sources.length === 1 && isPath(only)) return only;
  return sign + sources.join(separator);
}

/** How a field is made; undefined for one that stands in the document. */
export function readComputed(field: string): readonly FieldSource[] | undefined {
  if (!field.startsWith(sign)) return undefined;
  return field
    .slice(sign.length)
    .split(separator)
    .map((source) => (isPath(source) ? { kind: 'path', path: source } : readText(source)));
}

/** The paths of the document that a field is read from. */
export function pathsOf(field: string): readonly string[] {
  const sources = readComputed(field);
  if (!sources) return [field];
  const paths = sources.flatMap((source) =>
    source.kind === 'path'
      ? [source.path]
      : source.groups.flatMap(({ pieces }) => pieces.flatMap((p) => (typeof p === 'string' ? [] : [p.path]))),
  );
  return [...new Set(paths)];
}

/** The same source with every path in it replaced. */
export function mapPaths(source: string, map: (path: string) => string): string {
  if (isPath(source)) return map(source);
  return source.replace(/\{([^{}|]+)/g, (_, path: string) => `{${map(path)}`);
}

/** Undefined where the source can be read, else what is wrong with it. */
export function sourceProblem(source: string): string | undefined {
  if (source.includes(separator)) return 'names two fields; they belong into a list';
  if (isPath(source)) return /^[^\s=]\S*$/.test(source) ? undefined : 'is no name of a field';
  const rest = source.replace(/\{[^{}[\]|]+(?:\|[^{}[\]|=]+=[^{}[\]|=]+)*\}/g, '{}').replace(/\[[^[\]]*\]/g, '');
  if (/[[\]]/.test(rest) || /[{}]/.test(rest.replaceAll('{}', ''))) return 'has a bracket without its partner';
  return undefined;
}

function isPath(source: string): boolean {
  return !source.includes('{');
}

function readText(source: string): FieldText {
  const groups = source.match(/\[[^[\]]*\]|[^[\]]+/g) ?? [];
  return {
    kind: 'text',
    groups: groups.map((group) => {
      const isOptional = group.startsWith('[');
      return { isOptional, pieces: readPieces(isOptional ? group.slice(1, -1) : group) };
    }),
  };
}

function readPieces(text: string): TextGroup['pieces'] {
  return (text.match(/\{[^{}]*\}|[^{}]+/g) ?? []).map((piece) => {
    if (!piece.startsWith('{')) return piece;
    const [path = '', ...pairs] = piece.slice(1, -1).split('|');
    const words = pairs.map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=');
      return [from.toLowerCase(), to];
    });
    return { path, words: words.length > 0 ? new Map(words) : undefined };
  });
}
