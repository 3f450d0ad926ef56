import type { FieldValue, QuotedText } from '../../lang/kql/ast.ts';
import { anyRun, canonicalGlob, type GlobPart, globText, oneCharacter } from '../../plan/glob.ts';

/** A condition made here stands nowhere in a text. */
export const loc = { start: 0, end: 0 };

export function quoted(text: string): QuotedText {
  return { kind: 'quoted', text, loc };
}

/** A field has a value. */
export function exists(field: string): FieldValue {
  return { kind: 'field', field: quoted(field), value: { kind: 'bare', parts: ['', ''], loc }, loc };
}

/** A pattern of `wildcard`: a backslash takes the next character as it is, whichever it is, and so vanishes from a path. */
export function parseWildcard(pattern: string): readonly GlobPart[] {
  const parts: GlobPart[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] as string;
    if (sign === '*') parts.push(anyRun);
    else if (sign === '?') parts.push(oneCharacter);
    else if (sign === '\\' && at + 1 < pattern.length) parts.push(globText(pattern[++at] as string));
    else parts.push(globText(sign));
  }
  return canonicalGlob(parts);
}
