import type { Costs } from '../../engine/rule-profile.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';

const shown = 30;

/** What rules cost: the sum, then the dearest. Microseconds are of the evaluations alone, beside what the index took for all rules. */
export function costLines({ events, indexMs, rules }: Costs): SafeText[] {
  const evaluated = rules.reduce((sum, rule) => sum + rule.evaluated, 0);
  const ms = rules.reduce((sum, rule) => sum + rule.ms, 0);
  const each = (amount: number) => (events === 0 ? '0' : (amount / events).toFixed(2));
  const lines = [
    line`${countWords(events, 'event')} shown to rules: ${each(evaluated)} evaluations each, ${each(indexMs * 1000)} µs in the index and ${each(ms * 1000)} µs in rules`,
  ];
  if (rules.length === 0) return lines;
  lines.push(line`  ${'ms'.padStart(9)} ${'evaluated'.padStart(9)} ${'matched'.padStart(9)}  rule`);
  for (const { rule, evaluated: count, matched, ms: own } of rules.slice(0, shown)) {
    lines.push(
      line`  ${own.toFixed(1).padStart(9)} ${String(count).padStart(9)} ${String(matched).padStart(9)}  ${rule.name}`,
    );
  }
  if (rules.length > shown) lines.push(line`  and ${countWords(rules.length - shown, 'cheaper rule')}`);
  return lines;
}
