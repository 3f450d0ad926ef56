const eight = 8;
const four = 4;

/**
 * Whether so many bytes are the same at two places, neither of which holds a zero byte. It may say no of bytes beyond ASCII that are the
 * same, so that it is for remembering alone.
 */
export function areSameBytes(
  one: DataView,
  from: number,
  other: DataView,
  begin: number,
  length: number,
): boolean {
  if (length < eight) return areSameFew(one, from, other, begin, length);
  // As numbers, of which only NaN is not itself, and only zero has two forms. The last eight may be looked at twice.
  const last = length - eight;
  for (let at = 0; at < last; at += eight)
    if (one.getFloat64(from + at, true) !== other.getFloat64(begin + at, true)) return false;
  return one.getFloat64(from + last, true) === other.getFloat64(begin + last, true);
}

function areSameFew(one: DataView, from: number, other: DataView, begin: number, length: number): boolean {
  if (length >= four) {
    const last = length - four;
    return (
      one.getInt32(from, true) === other.getInt32(begin, true) &&
      one.getInt32(from + last, true) === other.getInt32(begin + last, true)
    );
  }
  for (let at = 0; at < length; at++)
    if (one.getUint8(from + at) !== other.getUint8(begin + at)) return false;
  return true;
}
