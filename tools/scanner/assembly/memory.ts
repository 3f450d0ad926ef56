/** Where the line stands that is looked at, and behind it at least one vector of anything. */
export const lineRoom: i32 = 1 << 20;
export const line: usize = memory.data(lineRoom + 64, 16);

/** Longer lines are left to whoever parses. */
export function lineRoomSize(): i32 {
  return lineRoom;
}

/** Where the line stands; its bytes are put there from outside. */
export function lineAt(): usize {
  return line;
}

/** What functions say beside what they return: whoever reads it here does so faster than where it is exported by itself. */
const results: usize = memory.data(16, 4);

export function resultsAt(): usize {
  return results;
}

export function sayNames(count: i32, hash: i32): void {
  store<i32>(results, count);
  store<i32>(results + 4, hash);
}

/** Bits: a byte beyond ASCII, an escape by number. */
export function sayFlags(flags: i32): void {
  store<i32>(results + 8, flags);
}

export function saySets(sets: i32): void {
  store<i32>(results + 12, sets);
}
