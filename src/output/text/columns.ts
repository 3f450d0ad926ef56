import stringWidth from 'string-width';
import { line, type SafeText } from './safe-text.ts';

const plain = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** More code units than one column can take: safe text has at most three marks on a base. */
const unitsPerColumn = 16;

/** Columns that the text takes on a terminal. */
export function columns(text: SafeText): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

/** The text in at most that many columns, cut between characters as people see them, the cut shown by `…`. */
export function truncate(text: SafeText, width: number): SafeText {
  // A command line may be a megabyte of base64: only what could be shown is measured.
  const limit = width * unitsPerColumn;
  const isLong = text.length > limit;
  if (!isLong && columns(text) <= width) return text;
  if (width < 1) return line``;
  const kept = takeColumns(isLong ? cut(text, limit) : text, width - 1);
  return line`${kept.trimEnd()}…`;
}

/** Cuts the text into pieces of at most that many columns: at a space or within a path where there is a good place, else anywhere. */
export function wrap(text: SafeText, width: number): SafeText[] {
  const lines: SafeText[] = [];
  let rest = text;
  while (rest.length > width * unitsPerColumn || columns(rest) > width) {
    const head = takeColumns(cut(rest, width * unitsPerColumn), width);
    if (head === '') break;
    const end = breakAt(head, rest[head.length]);
    lines.push(cut(rest, end));
    rest = rest.slice(end).trimStart() as SafeText;
  }
  if (rest !== '' || lines.length === 0) lines.push(rest);
  return lines;
}

/** A place in the first half would leave a ragged edge for little. */
function breakAt(head: SafeText, next: string | undefined): number {
  if (next === ' ') return head.length;
  const space = head.lastIndexOf(' ');
  if (space >= head.length / 2) return space;
  const separator = Math.max(head.lastIndexOf('/'), head.lastIndexOf('\\')) + 1;
  return separator >= head.length / 2 ? separator : head.length;
}

export function padEnd(text: SafeText, width: number): SafeText {
  return `${text}${' '.repeat(Math.max(0, width - columns(text)))}` as SafeText;
}

function takeColumns(text: SafeText, width: number): SafeText {
  if (plain.test(text)) return cut(text, width);
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += characterWidth(segment);
    if (used <= width) kept += segment;
    // Some scripts join any number of letters into one: that is taken apart, or nothing could ever be taken.
    else return (kept === '' ? takeLetters(segment, width) : kept) as SafeText;
  }
  return kept as SafeText;
}

function takeLetters(cluster: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const letter of cluster) {
    used += characterWidth(letter);
    if (used > width) break;
    kept += letter;
  }
  return kept;
}

/** Measuring is slow, and texts repeat their characters. */
const knownWidths = new Map<string, number>();
const mostKnownWidths = 4096;

function characterWidth(character: string): number {
  let width = knownWidths.get(character);
  if (width === undefined) {
    width = stringWidth(character);
    if (knownWidths.size < mostKnownWidths) knownWidths.set(character, width);
  }
  return width;
}

/** A part of safe text is safe: at worst it ends in half a character, which no caller keeps. */
function cut(text: SafeText, units: number): SafeText {
  return text.slice(0, units) as SafeText;
}
