import type { FieldType } from '../../event/field-types/field-type.ts';
import { formatGlob, globText } from '../../plan/glob.ts';
import { maxPatternLength } from '../../plan/limits.ts';
import type { Pred } from '../../plan/pred.ts';
import { hasWildcard, isLoneStar, type KqlText, plainText } from './ast.ts';
import { lintTyped, lintWildcards } from './lints.ts';
import type { LowerContext } from './lower-context.ts';
import { valueTests } from './value-tests.ts';

/** One value on one field. */
export function lowerValue(type: FieldType, text: KqlText, context: LowerContext): Pred {
  if (isLoneStar(text)) return lowerExists(type, text, context);
  if (!isUsable(type.path, text, context)) return context.pool.none;
  const tests = valueTests(type, text, context);
  if (!tests) {
    complain(type, text, context);
    return context.pool.none;
  }
  lintWildcards(text, context.report);
  lintTyped(type, text, tests.length, context.report);
  const ask =
    type.family === 'flattened'
      ? (test: (typeof tests)[number]) => context.anyField(beneath(type.path), test, text.loc)
      : (test: (typeof tests)[number]) => context.leaf(type, test, text.loc);
  return context.pool.or(tests.map(ask));
}

function lowerExists(type: FieldType, text: KqlText, context: LowerContext): Pred {
  const own = context.leaf(type, undefined, text.loc);
  if (type.family !== 'object' && type.family !== 'nested' && type.family !== 'flattened') return own;
  // In a dotted document an object has no place of its own.
  return context.pool.or([own, context.anyField(beneath(type.path), undefined, text.loc)]);
}

/** The pattern of every path beneath this one. */
export function beneath(path: string): string {
  return `${formatGlob([globText(path)])}.*`;
}

/** Whether the value can be asked for on any field at all. */
export function isUsable(field: string, text: KqlText, { report }: LowerContext): boolean {
  if (text.kind === 'quoted') return true;
  if (text.parts.length === 1 && text.parts[0] === 'null') {
    report.error(
      'kql-null-value',
      text.loc,
      'Nothing is equal to null, and Elasticsearch refuses to ask.',
      `For events without the field write \`not ${field}: *\`; for the text write \`"null"\`.`,
    );
    return false;
  }
  if (!hasWildcard(text) || text.loc.end - text.loc.start <= maxPatternLength) return true;
  const message = `A value with wildcards may have ${maxPatternLength} characters at most.`;
  report.error('pattern-too-long', text.loc, message);
  return false;
}

const due: Readonly<Record<string, string>> = {
  number: 'a number',
  boolean: '`true` or `false`',
  date: 'a date',
  ip: 'an address or a prefix',
};

function complain({ path, name, family }: FieldType, text: KqlText, { report }: LowerContext): void {
  const wanted = due[family];
  if (wanted === undefined) {
    report.error('kql-field-type', text.loc, `A field of type ${name} cannot be searched for a value.`);
  } else if (hasWildcard(text)) {
    report.error(
      'kql-pattern-type',
      text.loc,
      `${path} is of type ${name}, which has no wildcards; Elasticsearch refuses such a query.`,
      family === 'ip' ? 'Write a network as a prefix: `10.0.0.0/8`.' : undefined,
    );
  } else {
    report.error(
      'kql-value-type',
      text.loc,
      `${path} is of type ${name}: \`${plainText(text)}\` is not ${wanted}.`,
    );
  }
}
