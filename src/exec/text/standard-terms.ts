import { fold } from '../../plan/fold.ts';
import { WordClass, wordClassOf } from './word-class.ts';

/** Lucene cuts longer terms into pieces of this length. */
const maxTermLength = 255;

/** Elasticsearch's standard analyser: words after Unicode's annex 29, lower-cased. Emoji are no terms here. */
export function standardTerms(text: string): string[] {
  const terms: string[] = [];
  let start = 0;
  // The class of the last character that is not a combining mark, `other` outside a word.
  let last: WordClass = WordClass.other;
  let isWord = false;
  let at = 0;

  const close = (end: number) => {
    if (isWord) push(terms, text, start, end);
    isWord = false;
    last = WordClass.other;
  };

  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    const next = at + (code > 0xffff ? 2 : 1);
    const found = wordClassOf(code);
    if (found === WordClass.extend) {
      at = next;
      continue;
    }
    if (isMid(found)) {
      const after =
        last === WordClass.letter || last === WordClass.digit ? classAfter(text, next) : WordClass.other;
      if (!joinsMid(last, found, after)) close(at);
    } else if (found === WordClass.other) {
      close(at);
    } else {
      if (!joins(last, found)) {
        close(at);
        start = at;
      }
      last = found;
      if (found !== WordClass.connector) isWord = true;
    }
    at = next;
  }
  close(text.length);
  return terms;
}

function isMid(found: WordClass): boolean {
  return found === WordClass.midLetter || found === WordClass.midNumber || found === WordClass.midBoth;
}

function joinsMid(before: WordClass, mid: WordClass, after: WordClass): boolean {
  if (before !== after) return false;
  return before === WordClass.letter ? mid !== WordClass.midNumber : mid !== WordClass.midLetter;
}

function joins(before: WordClass, found: WordClass): boolean {
  switch (found) {
    case WordClass.letter:
    case WordClass.digit:
      return before === WordClass.letter || before === WordClass.digit || before === WordClass.connector;
    case WordClass.katakana:
      return before === WordClass.katakana || before === WordClass.connector;
    case WordClass.connector:
      return (
        before === WordClass.letter ||
        before === WordClass.digit ||
        before === WordClass.katakana ||
        before === WordClass.connector
      );
    case WordClass.unspaced:
      return before === WordClass.unspaced;
    default:
      return false;
  }
}

function classAfter(text: string, from: number): WordClass {
  for (let at = from; at < text.length; ) {
    const code = text.codePointAt(at) as number;
    const found = wordClassOf(code);
    if (found !== WordClass.extend) return found;
    at += code > 0xffff ? 2 : 1;
  }
  return WordClass.other;
}

function push(terms: string[], text: string, start: number, end: number): void {
  for (let from = start; from < end; from += maxTermLength) {
    terms.push(fold(text.slice(from, Math.min(end, from + maxTermLength))));
  }
}
