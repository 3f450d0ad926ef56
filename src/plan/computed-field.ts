import { assertNever } from './assert-never.ts';

/*
 * A field that is made of others. Its name begins with `=` and says how, so that a leaf on it is a leaf like any other:
 *
 *   =process.executable ?? winlog.event_data.Image      the first of them that has a value
 *   =[{user.domain}\]{user.name}                        a text made of fields
 *   ={network.direction|egress=true|ingress=false}      a value in other words; one that is not listed is none
 *   =0x{registry.data.strings|#hex8}                    a number as eight hexadecimal digits; `#hex` as many as it has
 *   ={azure.resource.provider|#head}                    what stands before the first slash
 *   ={process.args|#1}                                  one value of several, counted from 0
 *   ={process.args|*=EXECVE}                            a word where there is any value
 *   =winlog.event_data.param*                           the values of all fields that the pattern covers
 *   =log.level ++ {log.level|error=2}                   the values of both
 *
 * What stands in square brackets is left out if its field has no value. Outside of them a missing field leaves no text at
 * all, and neither does a text whose every field is missing.
 */

export interface FieldPath {
  readonly kind: 'path';
  readonly path: string;
}

/** All fields whose paths the pattern covers, as `formatGlob` writes it. */
export interface FieldPattern {
  readonly kind: 'pattern';
  readonly pattern: string;
}

/** `hex8`: a number as eight hexadecimal digits, `hex` as many as it has. `head`: what stands before the first slash. A number: the value at that place. */
export type PieceForm = 'hex' | 'hex8' | 'head' | number;

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
  /** Other words for values, which are compared in lower case; `*` is every other value. */
  readonly words: ReadonlyMap<string, string> | undefined;
  readonly form: PieceForm | undefined;
}

/** The values of each of them. */
export interface FieldUnion {
  readonly kind: 'union';
  readonly of: readonly FieldSource[];
}

export type FieldSource = FieldPath | FieldPattern | FieldText | FieldUnion;

const sign = '=';
const separator = ' ?? ';
const plus = ' ++ ';

/** The name of the field whose value is that of the first source that has one. Sources are written as in a name. */
export function computedField(sources: readonly string[]): string {
  const [only] = sources;
  if (only !== undefined && sources.length === 1 && isPlain(only)) return only;
  return sign + sources.join(separator);
}

/** How a field is made; undefined for one that stands in the document. */
export function readComputed(field: string): readonly FieldSource[] | undefined {
  if (!field.startsWith(sign)) return undefined;
  return field.slice(sign.length).split(separator).map(readSource);
}

function readSource(source: string): FieldSource {
  if (source.includes(plus)) return { kind: 'union', of: source.split(plus).map(readSource) };
  if (isPlain(source)) return { kind: 'path', path: source };
  return isPath(source) ? { kind: 'pattern', pattern: source } : readText(source);
}

const knownPaths = new Map<string, readonly string[]>();

/** The paths of the document that a field is read from, patterns left out. Thousands of rules ask for the same few fields. */
export function pathsOf(field: string): readonly string[] {
  let paths = knownPaths.get(field);
  if (!paths) {
    paths = [...new Set((readComputed(field) ?? [{ kind: 'path', path: field }]).flatMap(pathsIn))];
    knownPaths.set(field, paths);
  }
  return paths;
}

const knownPatterns = new Map<string, readonly string[]>();

/** The patterns of paths that a field is read from. */
export function patternsOf(field: string): readonly string[] {
  let patterns = knownPatterns.get(field);
  if (!patterns) {
    patterns = (readComputed(field) ?? []).flatMap(patternsIn);
    knownPatterns.set(field, patterns);
  }
  return patterns;
}

function patternsIn(source: FieldSource): readonly string[] {
  if (source.kind === 'union') return source.of.flatMap(patternsIn);
  return source.kind === 'pattern' ? [source.pattern] : [];
}

function pathsIn(source: FieldSource): readonly string[] {
  switch (source.kind) {
    case 'path':
      return [source.path];
    case 'pattern':
      return [];
    case 'union':
      return source.of.flatMap(pathsIn);
    case 'text':
      return source.groups.flatMap(({ pieces }) =>
        pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.path])),
      );
    default:
      return assertNever(source);
  }
}

/** The same source with every path in it replaced. */
export function mapPaths(source: string, map: (path: string) => string): string {
  if (source.includes(plus))
    return source
      .split(plus)
      .map((one) => mapPaths(one, map))
      .join(plus);
  if (isPath(source)) return isPlain(source) ? map(source) : source;
  return source.replace(/\{([^{}|]+)/g, (_, path: string) => `{${map(path)}`);
}

/** Undefined where the source can be read, else what is wrong with it. */
export function sourceProblem(source: string): string | undefined {
  if (source.includes(separator)) return 'names two fields; they belong into a list';
  if (source.includes(plus))
    return source
      .split(plus)
      .map(sourceProblem)
      .find((problem) => problem !== undefined);
  if (isPath(source)) return /^[^\s=]\S*$/.test(source) ? undefined : 'is no name of a field';
  const rest = source
    .replace(/\{[^{}[\]|]+(?:\|#(?:hex8?|head|\d+)|(?:\|[^{}[\]|=]+=[^{}[\]|=]+)*)\}/g, '{}')
    .replace(/\[[^[\]]*\]/g, '');
  if (/[[\]]/.test(rest) || /[{}]/.test(rest.replaceAll('{}', '')))
    return 'has a bracket without its partner';
  return undefined;
}

function isPlain(source: string): boolean {
  return isPath(source) && !source.includes('*') && !source.includes(plus);
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

const forms = ['hex', 'hex8', 'head'] as const;

function formOf(text = ''): PieceForm | undefined {
  if (/^#\d+$/.test(text)) return Number(text.slice(1));
  return forms.find((form) => text === `#${form}`);
}

function readPieces(text: string): TextGroup['pieces'] {
  return (text.match(/\{[^{}]*\}|[^{}]+/g) ?? []).map((piece) => {
    if (!piece.startsWith('{')) return piece;
    const [path = '', ...pairs] = piece.slice(1, -1).split('|');
    const form = formOf(pairs[0]);
    if (form !== undefined) return { path, words: undefined, form };
    const words = pairs.map((pair): [string, string] => {
      const [from = '', to = ''] = pair.split('=');
      return [from.toLowerCase(), to];
    });
    return { path, words: words.length > 0 ? new Map(words) : undefined, form: undefined };
  });
}
