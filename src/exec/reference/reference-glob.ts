/** Whether the pattern covers the whole text: a table of every part of the one against every part of the other. */
export function globMatches(pattern: string, text: string): boolean {
  const steps = stepsOf(pattern);
  const signs = [...text];
  // covered[i]: the steps so far cover the first i characters.
  let covered = signs.map(() => false);
  covered.unshift(true);
  for (const step of steps) {
    const next = covered.map(() => false);
    for (let at = 0; at <= signs.length; at++) {
      if (step === 'any') next[at] = (covered[at] as boolean) || (at > 0 && (next[at - 1] as boolean));
      else if (at > 0)
        next[at] = (covered[at - 1] as boolean) && (step === 'one' || step.sign === signs[at - 1]);
    }
    covered = next;
  }
  return covered[signs.length] as boolean;
}

type Step = 'any' | 'one' | { readonly sign: string };

function stepsOf(pattern: string): Step[] {
  const signs = [...pattern];
  const steps: Step[] = [];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as string;
    const next = signs[at + 1];
    if (sign === '\\' && next !== undefined && '\\*?'.includes(next)) {
      steps.push({ sign: next });
      at++;
    } else {
      steps.push(sign === '*' ? 'any' : sign === '?' ? 'one' : { sign });
    }
  }
  return steps;
}
