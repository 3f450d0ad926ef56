/** A wildcard pattern: text, `any` run of characters, exactly `one` character. */
export type GlobPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' };

export const anyRun: GlobPart = { kind: 'any' };
export const oneCharacter: GlobPart = { kind: 'one' };

export function globText(text: string): GlobPart {
  return { kind: 'text', text };
}

/** The pattern as one text: `*`, `?`, and a backslash before a literal one of these or of itself. */
export function formatGlob(parts: readonly GlobPart[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text.replace(/[\\*?]/g, '\\$&');
        case 'any':
          return '*';
        case 'one':
          return '?';
        default:
          return part;
      }
    })
    .join('');
}

const special = /[*?]|\\\\/;

/** Reads what `formatGlob` writes. A backslash before any other character stands for itself. */
export function parseGlob(pattern: string): readonly GlobPart[] {
  if (!special.test(pattern)) return pattern === '' ? [] : [globText(pattern)];
  const parts: GlobPart[] = [];
  let text = '';
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] as string;
    const next = pattern[at + 1];
    if (sign === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next;
      at++;
    } else if (sign === '*' || sign === '?') {
      if (text !== '') parts.push(globText(text));
      text = '';
      parts.push(sign === '*' ? anyRun : oneCharacter);
    } else {
      text += sign;
    }
  }
  if (text !== '') parts.push(globText(text));
  return canonicalGlob(parts);
}

/** Joins neighbouring texts, drops empty ones, and makes one star of several; a star goes after the `?` beside it. */
export function canonicalGlob(parts: readonly GlobPart[]): readonly GlobPart[] {
  if (isCanonical(parts)) return parts;
  const out: GlobPart[] = [];
  let isStarDue = false;
  for (const part of parts) {
    if (part.kind === 'any') {
      isStarDue = true;
    } else if (part.kind === 'one') {
      out.push(part);
    } else if (part.text !== '') {
      if (isStarDue) out.push(anyRun);
      isStarDue = false;
      const last = out.at(-1);
      if (last?.kind === 'text') out[out.length - 1] = globText(last.text + part.text);
      else out.push(part);
    }
  }
  if (isStarDue) out.push(anyRun);
  return out;
}

function isCanonical(parts: readonly GlobPart[]): boolean {
  let before: GlobPart['kind'] | undefined;
  for (const part of parts) {
    const { kind } = part;
    if (before === 'any' ? kind !== 'text' : kind === 'text' && before === 'text') return false;
    if (kind === 'text' && part.text === '') return false;
    before = kind;
  }
  return true;
}
