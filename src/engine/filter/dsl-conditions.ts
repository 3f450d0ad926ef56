import { isJsonObject, type JsonObject, type JsonValue } from '../../event/json.ts';
import { analyse } from '../../exec/text/analyse.ts';
import type { RangeSign } from '../../lang/kql/ast.ts';
import { fold } from '../../plan/fold.ts';
import { anyRun, type GlobPart, globText } from '../../plan/glob.ts';
import { maxPatternLength } from '../../plan/limits.ts';
import type { Pred } from '../../plan/pred.ts';
import type { Folding } from '../../plan/value-test.ts';
import { globTest, textTest } from '../../plan/value-tests.ts';
import type { DslLowering } from './dsl-lowering.ts';
import { exists, loc, parseWildcard, quoted } from './dsl-text.ts';
import { UnsupportedFilter } from './unsupported-filter.ts';

/** A condition on one field. `operand` is the value alone, or an object that holds it with options. */
export function onField(kind: string, field: string, operand: JsonValue, preds: DslLowering): Pred {
  const options = isJsonObject(operand) ? operand : {};
  const value = isJsonObject(operand) ? (operand['value'] ?? operand['query'] ?? null) : operand;
  const folding: Folding = options['case_insensitive'] === true ? 'caseless' : 'none';
  switch (kind) {
    case 'term':
      return term(field, String(value), folding, preds);
    case 'terms':
      if (!Array.isArray(operand)) throw new UnsupportedFilter('terms without a list');
      return preds.pool.or(operand.map((item) => term(field, String(item), 'none', preds)));
    case 'match':
      return options['type'] === 'phrase'
        ? phrase(field, String(value), preds)
        : match(field, String(value), String(options['operator'] ?? 'or').toLowerCase() === 'and', preds);
    case 'match_phrase':
      if (Number(options['slop'] ?? 0) !== 0) throw new UnsupportedFilter('a phrase with slop');
      return phrase(field, String(value), preds);
    case 'prefix':
      return pattern(field, [globText(String(value)), anyRun], folding, preds);
    case 'wildcard':
      return pattern(field, parseWildcard(String(options['wildcard'] ?? value)), folding, preds);
    case 'range':
      return range(field, options, preds);
    default:
      throw new UnsupportedFilter(`a filter of the kind ${kind}`);
  }
}

export function phrase(field: string, value: string, preds: DslLowering): Pred {
  return preds.lower({ kind: 'field', field: quoted(field), value: quoted(value), loc });
}

/** On text any of the words, or each of them; on all other fields the value as a whole. */
export function match(field: string, value: string, isEach: boolean, preds: DslLowering): Pred {
  const type = preds.options.types.typeOf(field);
  if (type.family !== 'text') return phrase(field, value, preds);
  const { pool } = preds;
  return pool.or(
    type.analysers.map((analyser) => {
      const words = analyse(value, analyser).map((word) =>
        pool.leaf(type.path, textTest('equals', word, 'none', analyser)),
      );
      return isEach && words.length > 0 ? pool.and(words) : pool.or(words);
    }),
  );
}

/** Not cut into words: on text it has to be one of them as it stands. */
function term(field: string, value: string, folding: Folding, preds: DslLowering): Pred {
  const type = preds.options.types.typeOf(field);
  if (type.family !== 'text' && folding === 'none') return phrase(field, value, preds);
  return pattern(field, [globText(value)], folding, preds);
}

/** Over the whole value, or over each word of text. `?` is any one character here, unlike in KQL. */
function pattern(field: string, glob: readonly GlobPart[], folding: Folding, preds: DslLowering): Pred {
  const { pool } = preds;
  const { path, family, analysers, caseless } = preds.options.types.typeOf(field);
  const length = glob.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 1), 0);
  if (length > maxPatternLength) throw new UnsupportedFilter(`a pattern of ${length} characters`);
  const views = family === 'text' ? analysers : (['keyword'] as const);
  const isPattern = glob.some(({ kind }) => kind !== 'text');
  // Elasticsearch lower-cases a pattern on text, and leaves a term as it is.
  const parts =
    family === 'text' && isPattern
      ? glob.map((part) => (part.kind === 'text' ? globText(fold(part.text)) : part))
      : glob;
  return pool.or(
    views.map((view) => {
      const test = globTest(parts, caseless ? 'caseless' : folding, view);
      return test ? pool.leaf(path, test) : pool.exists(path);
    }),
  );
}

const signs: Readonly<Record<string, RangeSign>> = { gte: '>=', gt: '>', lte: '<=', lt: '<' };

function range(field: string, bounds: JsonObject, preds: DslLowering): Pred {
  const parts = Object.entries(bounds).flatMap(([key, value]) => {
    const sign = Object.hasOwn(signs, key) ? signs[key] : undefined;
    if (sign === undefined || value === null || value === undefined) return [];
    const bound = quoted(String(value));
    return [preds.lower({ kind: 'range', field: quoted(field), sign, bound, loc })];
  });
  if (parts.length === 0) return preds.lower(exists(field));
  return preds.pool.and(parts);
}
