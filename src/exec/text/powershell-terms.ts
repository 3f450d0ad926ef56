/**
 * The analyser that Elastic's Windows integration and Winlogbeat give to script blocks: runs of ASCII letters, digits,
 * underscores and hyphens, lower-cased.
 */
export function powershellTerms(text: string): string[] {
  const terms: string[] = [];
  const lower = text.toLowerCase();
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const isPart = at < lower.length && isTermCode(lower.charCodeAt(at));
    if (isPart && start === -1) start = at;
    if (!isPart && start !== -1) {
      terms.push(lower.slice(start, at));
      start = -1;
    }
  }
  return terms;
}

function isTermCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45 || code === 95;
}
