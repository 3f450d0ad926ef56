import type { GlobPart } from '../../plan/glob.ts';
import { indexOfRun } from '../text/index-of-run.ts';
import { findLong } from './find-long.ts';

/** The part of a pattern between two stars: text and single characters. Ends and starts are places between code units. */
export interface Segment {
  /** Where the segment ends if it begins at `at`, or -1. */
  readonly endFrom: (text: string, at: number) => number;
  /** Where the segment begins if it ends with the text, or -1. */
  readonly startOfTail: (text: string) => number;
  /** Where the first occurrence at or after `from` ends, or -1. */
  readonly find: (text: string, from: number) => number;
}

/** Up to these lengths the product with the text's length stays small, and simple searches win by far. */
const longLiteral = 256;
const longSegment = 64;

export function compileSegment(parts: readonly GlobPart[]): Segment {
  const [first] = parts;
  return first?.kind === 'text' && parts.length === 1 ? literalSegment(first.text) : mixedSegment(parts);
}

function literalSegment(literal: string): Segment {
  const { length } = literal;
  const indexOf =
    length <= longLiteral
      ? (text: string, from: number) => text.indexOf(literal, from)
      : (text: string, from: number) => indexOfRun(text, literal, from);
  return {
    endFrom: (text, at) => (text.startsWith(literal, at) ? at + length : -1),
    startOfTail: (text) => (text.endsWith(literal) ? text.length - length : -1),
    find: (text, from) => {
      const at = indexOf(text, from);
      return at === -1 ? -1 : at + length;
    },
  };
}

/** Single characters are code points, so that `?` takes an emoji whole. */
function mixedSegment(parts: readonly GlobPart[]): Segment {
  const steps = parts.map((part) => (part.kind === 'text' ? part.text : undefined));
  const backwards = steps.toReversed();
  const units = steps.reduce((sum, step) => sum + (step?.length ?? 1), 0);

  const endFrom = (text: string, at: number): number => {
    let place = at;
    for (const step of steps) {
      if (step === undefined) {
        if (place >= text.length) return -1;
        place += isPair(text, place) ? 2 : 1;
      } else {
        if (!text.startsWith(step, place)) return -1;
        place += step.length;
      }
    }
    return place;
  };

  const startOfTail = (text: string): number => {
    let place = text.length;
    for (const step of backwards) {
      if (step === undefined) {
        if (place <= 0) return -1;
        place -= place > 1 && isPair(text, place - 2) ? 2 : 1;
      } else {
        if (!text.endsWith(step, place)) return -1;
        place -= step.length;
      }
      if (place < 0) return -1;
    }
    return place;
  };

  const findShort = (text: string, from: number): number => {
    for (let at = from; at <= text.length; at += isPair(text, at) ? 2 : 1) {
      const end = endFrom(text, at);
      if (end !== -1) return end;
    }
    return -1;
  };

  const [first] = steps;
  const findText = (sought: string) => (text: string, from: number) => {
    for (let at = text.indexOf(sought, from); at !== -1; at = text.indexOf(sought, at + 1)) {
      const end = endFrom(text, at);
      if (end !== -1) return end;
    }
    return -1;
  };
  // After a star comes text: single characters beside one go before it.
  const find = first === undefined ? findShort : findText(first);

  return {
    endFrom,
    startOfTail,
    find: units <= longSegment ? find : (text, from) => findLong(steps, text, from),
  };
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (!(high >= 0xd800 && high <= 0xdbff)) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}
