import type { JsonObject } from '../../event/json.ts';
import type { KqlText } from '../../lang/kql/ast.ts';
import type { Pred } from '../../plan/pred.ts';
import type { DslLowering } from './dsl-lowering.ts';
import { loc, quoted } from './dsl-text.ts';
import { UnsupportedFilter } from './unsupported-filter.ts';

/** `multi_match`: one value on any of several fields, whose names may have wildcards; without fields on all. */
export function anyOfFields({ query, fields, type }: JsonObject, preds: DslLowering): Pred {
  const text = String(query ?? '');
  const isPhrase = type === 'phrase';
  if (!isPhrase && type !== undefined && type !== 'best_fields' && type !== 'most_fields') {
    throw new UnsupportedFilter(`multi_match of the type ${String(type)}`);
  }
  const value: KqlText = isPhrase || text === 'null' ? quoted(text) : { kind: 'bare', parts: [text], loc };
  const names = Array.isArray(fields) && fields.length > 0 ? fields.map(String) : ['*'];
  return preds.pool.or(
    names.map((name) => {
      // `^2` weighs a field and leaves the hits as they are.
      const field: KqlText = { kind: 'bare', parts: name.replace(/\^[\d.]+$/, '').split('*'), loc };
      return preds.lower({ kind: 'field', field, value, loc });
    }),
  );
}
