import { saySets } from './memory';

/** Searches there may be. */
const mostSearches: i32 = 1024;
/** For each of four bytes in a row: which sets have a byte of these low four bits, then which have one of these high four. */
const searchSize: i32 = 128;
const searches: usize = memory.data(mostSearches * searchSize, 16);

let searchCount: i32 = 0;

/** Where the tables of a new search stand, to be filled from outside; 0 where there is no room. */
export function newSearch(): usize {
  return searchCount === mostSearches ? 0 : searches + searchCount++ * searchSize;
}

/** The next place from `from` on, before `to`, where the four bytes of some set may begin, of which it says the sets; 0 where there is none. */
export function candidate(search: usize, from: usize, to: usize): usize {
  const low0 = v128.load(search);
  const high0 = v128.load(search, 16);
  const low1 = v128.load(search, 32);
  const high1 = v128.load(search, 48);
  const low2 = v128.load(search, 64);
  const high2 = v128.load(search, 80);
  const low3 = v128.load(search, 96);
  const high3 = v128.load(search, 112);
  for (let at = from; at < to; at += 16) {
    const sets = v128.and(
      v128.and(setsOf(v128.load(at), low0, high0), setsOf(v128.load(at, 1), low1, high1)),
      v128.and(setsOf(v128.load(at, 2), low2, high2), setsOf(v128.load(at, 3), low3, high3)),
    );
    if (!v128.any_true(sets)) continue;
    const places = i8x16.bitmask(i8x16.ne(sets, i8x16.splat(0)));
    const found = at + ctz(places);
    if (found >= to) return 0;
    v128.store(lanes, sets);
    saySets(load<u8>(lanes + ctz(places)));
    return found;
  }
  return 0;
}

const lanes: usize = memory.data(16, 16);

function setsOf(bytes: v128, low: v128, high: v128): v128 {
  return v128.and(
    i8x16.swizzle(low, v128.and(bytes, i8x16.splat(0x0f))),
    i8x16.swizzle(high, i8x16.shr_u(bytes, 4)),
  );
}
