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
  let before0 = i8x16.splat(0);
  let before1 = i8x16.splat(0);
  let before2 = i8x16.splat(0);
  // By where the four end, which may be behind the line if fewer are looked for.
  for (let at = from; at <= to; at += 16) {
    const bytes = v128.load(at);
    const low = v128.and(bytes, i8x16.splat(0x0f));
    const high = i8x16.shr_u(bytes, 4);
    const sets0 = v128.and(i8x16.relaxed_swizzle(low0, low), i8x16.relaxed_swizzle(high0, high));
    const sets1 = v128.and(i8x16.relaxed_swizzle(low1, low), i8x16.relaxed_swizzle(high1, high));
    const sets2 = v128.and(i8x16.relaxed_swizzle(low2, low), i8x16.relaxed_swizzle(high2, high));
    const sets3 = v128.and(i8x16.relaxed_swizzle(low3, low), i8x16.relaxed_swizzle(high3, high));
    const sets = v128.and(
      v128.and(
        i8x16.shuffle(before0, sets0, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28),
        i8x16.shuffle(before1, sets1, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29),
      ),
      v128.and(
        i8x16.shuffle(before2, sets2, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
        sets3,
      ),
    );
    before0 = sets0;
    before1 = sets1;
    before2 = sets2;
    if (!v128.any_true(sets)) continue;
    const places = i8x16.bitmask(i8x16.ne(sets, i8x16.splat(0)));
    const place = ctz(places);
    const found = at + place - 3;
    if (found >= to) return 0;
    v128.store(lanes, sets);
    saySets(load<u8>(lanes + place));
    return found;
  }
  return 0;
}

const lanes: usize = memory.data(16, 16);
