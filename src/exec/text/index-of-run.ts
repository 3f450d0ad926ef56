/**
 * The first place at or after `from` where `needle` stands in `haystack`, or -1. In time linear in both, whatever they
 * hold (Knuth, Morris and Pratt); the native search of text is quicker on average and quadratic at worst.
 */
export function indexOfRun<T>(haystack: ArrayLike<T>, needle: ArrayLike<T>, from = 0): number {
  if (needle.length === 0) return from <= haystack.length ? from : -1;
  const fallback = fallbacks(needle);
  let matched = 0;
  for (let at = from; at < haystack.length; at++) {
    while (matched > 0 && haystack[at] !== needle[matched]) matched = fallback[matched - 1] as number;
    if (haystack[at] === needle[matched]) matched++;
    if (matched === needle.length) return at - matched + 1;
  }
  return -1;
}

function fallbacks<T>(needle: ArrayLike<T>): Uint32Array {
  const fallback = new Uint32Array(needle.length);
  let matched = 0;
  for (let at = 1; at < needle.length; at++) {
    while (matched > 0 && needle[at] !== needle[matched]) matched = fallback[matched - 1] as number;
    if (needle[at] === needle[matched]) matched++;
    fallback[at] = matched;
  }
  return fallback;
}
