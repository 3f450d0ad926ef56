import { type GlobPart, parseGlob } from '../../plan/glob.ts';
import { compileSegment } from './segment.ts';

/**
 * Compiles a wildcard pattern, without a regular expression and without backtracking: between stars, the first place
 * where a segment stands is as good as any later one, so each character of the text is looked at once.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const parts = parseGlob(pattern);
  const groups = segments(parts);
  const isAnchoredAtStart = parts[0]?.kind !== 'any';
  const isAnchoredAtEnd = parts.at(-1)?.kind !== 'any';
  const compiled = groups.map(compileSegment);
  if (compiled.length === 0) return isAnchoredAtStart ? (text) => text === '' : () => true;

  const [only] = compiled;
  if (compiled.length === 1 && only && isAnchoredAtStart && isAnchoredAtEnd) {
    return (text) => only.endFrom(text, 0) === text.length;
  }
  const head = isAnchoredAtStart ? compiled.shift() : undefined;
  const tail = isAnchoredAtEnd ? compiled.pop() : undefined;
  return (text) => {
    let place = 0;
    let end = text.length;
    if (head) {
      place = head.endFrom(text, 0);
      if (place === -1) return false;
    }
    if (tail) {
      end = tail.startOfTail(text);
      if (end < place) return false;
    }
    for (const segment of compiled) {
      place = segment.find(text, place);
      if (place === -1 || place > end) return false;
    }
    return true;
  };
}

function segments(parts: readonly GlobPart[]): GlobPart[][] {
  const groups: GlobPart[][] = [];
  let isOpen = false;
  for (const part of parts) {
    if (part.kind === 'any') {
      isOpen = false;
    } else if (isOpen) {
      groups.at(-1)?.push(part);
    } else {
      groups.push([part]);
      isOpen = true;
    }
  }
  return groups;
}
