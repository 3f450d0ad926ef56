import type { Bound, TextRangeTest } from '../../plan/value-test.ts';
import { compareCodePoints } from '../values/code-points.ts';
import { termsView, textView } from '../view/views.ts';
import { type Program, program } from './program.ts';

export function textRangeProgram({ lower, upper, analyser, folding }: TextRangeTest): Program {
  const holds = textWithin(lower, upper);
  if (analyser === 'keyword') return program(textView(folding), 4, holds);
  return program(termsView(analyser), 60, (terms) => terms.list.some(holds));
}

export function textWithin(
  lower: Bound<string> | undefined,
  upper: Bound<string> | undefined,
): (text: string) => boolean {
  return (text) => {
    if (lower) {
      const order = compareCodePoints(text, lower.value);
      if (lower.inclusive ? order < 0 : order <= 0) return false;
    }
    if (!upper) return true;
    const order = compareCodePoints(text, upper.value);
    return upper.inclusive ? order <= 0 : order < 0;
  };
}
