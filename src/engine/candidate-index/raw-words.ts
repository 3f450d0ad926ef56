import type { WantedWords } from '../../ingest/skim/wanted-words.ts';
import { rarity } from '../../plan/analysis/rarity.ts';
import { requiredAtoms } from '../../plan/analysis/required.ts';
import { readComputed } from '../../plan/computed-field.ts';
import type { Atom, Pred } from '../../plan/pred.ts';
import { announce } from './announce.ts';

/** Shorter runs are in very many records. */
const shortestWord = 4;

/** What JSON writers leave as it is, whatever else they escape. */
const plainRuns = /[\w .-]+/g;

/**
 * Words of which the bytes of an ASCII record without escapes by number must hold one for the predicate to hold; undefined where there are
 * none such. They hold for documents that are as their records are: nothing added, nothing put together.
 */
export function rawWords(pred: Pred): WantedWords | undefined {
  const atoms = requiredAtoms(pred, (atom) => (wordsOf(atom) ? rarity(atom) : Number.NEGATIVE_INFINITY));
  if (!atoms) return undefined;
  const found = atoms.map(wordsOf);
  if (!found.every((each) => each !== undefined)) return undefined;
  return joinedWords(found);
}

export function joinedWords(all: readonly WantedWords[]): WantedWords {
  return {
    words: [...new Set(all.flatMap(({ words }) => words))],
    fields: [...new Set(all.flatMap(({ fields }) => fields))],
  };
}

function wordsOf(atom: Atom): WantedWords | undefined {
  const announced = announce(atom);
  if (!announced || announced.of === 'every') return undefined;
  const { field } = announced.of;
  const sources = readComputed(field) ?? [{ kind: 'path', path: field } as const];
  const fields = sources.flatMap((source) => (source.kind === 'path' ? [source.path] : []));
  if (fields.length !== sources.length) return undefined;
  const words = announced.sought.flatMap(({ text }) => longestWord(text) ?? []);
  return words.length === announced.sought.length ? { words, fields } : undefined;
}

function longestWord(text: string): string | undefined {
  const runs = (text.match(plainRuns) ?? []).filter((run) => /[a-z]/i.test(run));
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest.length >= shortestWord ? longest : undefined;
}
