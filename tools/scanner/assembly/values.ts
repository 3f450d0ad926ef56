import { backslash, dot, isDigit, isHexadecimal, minus, quote } from './bytes';

/** Whether the line has a byte beyond ASCII. */
export let isWide: bool = false;
/** Whether some text of it has an escape by number. */
export let hasNumberedEscape: bool = false;

export function beginValues(): void {
  isWide = false;
  hasNumberedEscape = false;
}

/** Of the byte behind the closing quote of a text whose first byte stands at `from`; 0 where it is none. */
export function textEnd(from: usize): usize {
  let at = from;
  while (true) {
    const block = v128.load(at);
    // Compared with signs, what is not ASCII is less than a blank, too.
    const stops = v128.or(
      v128.or(i8x16.eq(block, i8x16.splat(quote)), i8x16.eq(block, i8x16.splat(backslash))),
      i8x16.lt_s(block, i8x16.splat(0x20)),
    );
    let mask = i8x16.bitmask(stops);
    let step: usize = 16;
    while (mask !== 0) {
      const place = <usize>ctz(mask);
      const byte = load<u8>(at + place);
      if (byte === quote) return at + place + 1;
      if (byte === backslash) {
        const escaped = load<u8>(at + place + 1);
        if (escaped === 0x75) {
          for (let digit: usize = 2; digit < 6; digit++)
            if (!isHexadecimal(load<u8>(at + place + digit))) return 0;
          hasNumberedEscape = true;
          step = place + 6;
          mask = 0;
        } else {
          if (!isEscape(escaped)) return 0;
          if (place === 15) step = 17;
          mask &= -1 << (<i32>place + 2);
        }
      } else {
        if (byte < 0x80) return 0;
        isWide = true;
        mask &= mask - 1;
      }
    }
    at += step;
  }
}

/** What may follow a backslash, but for `u`. */
function isEscape(byte: u8): bool {
  return (
    byte === backslash ||
    byte === quote ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}

/** Behind a number or one of the three words; 0 where there is none. */
export function scalarEnd(from: usize): usize {
  const first = load<u8>(from);
  if (first === minus || isDigit(first)) return numberEnd(from);
  // `true`, `null`, `fals` and `e`, as numbers of their bytes.
  const word = load<u32>(from);
  if (word === 0x65757274 || word === 0x6c6c756e) return from + 4;
  return word === 0x736c6166 && load<u8>(from + 4) === 0x65 ? from + 5 : 0;
}

function numberEnd(from: usize): usize {
  let at = load<u8>(from) === minus ? from + 1 : from;
  if (!isDigit(load<u8>(at))) return 0;
  if (load<u8>(at) === 0x30) at++;
  else at = digitsEnd(at);
  if (load<u8>(at) === dot) {
    at++;
    if (!isDigit(load<u8>(at))) return 0;
    at = digitsEnd(at);
  }
  if ((load<u8>(at) | 0x20) === 0x65) {
    at++;
    if (load<u8>(at) === 0x2b || load<u8>(at) === minus) at++;
    if (!isDigit(load<u8>(at))) return 0;
    at = digitsEnd(at);
  }
  return at;
}

function digitsEnd(from: usize): usize {
  let at = from;
  while (isDigit(load<u8>(at))) at++;
  return at;
}
