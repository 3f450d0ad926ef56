import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  newline,
  openBrace,
  openBracket,
  quote,
  skipBlanks,
} from './bytes';
import { line, sayFlags, sayNames } from './memory';
import { find, follow, guess, isRefused, mostNames, nameCount, nameLength } from './names';
import { beginValues, hasNumberedEscape, isWide, scalarEnd, textEnd } from './values';

/** Deeper nesting, and more members, are left to whoever parses. */
const maxDepth = 64;
export const mostMembers: i32 = 96;

/** Of the members of the last walk, in their order: the number of the name, and where its value begins and ends. */
const members: usize = memory.data(mostMembers * 4, 4);
const begins: usize = memory.data(mostMembers * 4, 4);
const ends: usize = memory.data(mostMembers * 4, 4);
/** By name: the number of the walk that met it last. */
const met: usize = memory.data((mostNames + 1) * 4, 4);
let walks: i32 = 0;

export function mostMembersOf(): i32 {
  return mostMembers;
}

export function membersAt(): usize {
  return members;
}

export function beginsAt(): usize {
  return begins;
}

export function endsAt(): usize {
  return ends;
}

/** How many members the object has that is all of the line, or -1 where only parsing tells. Says how many names it knows, and flags. */
export function walk(length: i32): i32 {
  const count = walkObject(length);
  let hash = 0;
  for (let at = 0; at < count; at++) hash = (hash ^ load<i32>(members + at * 4)) * 0x01000193;
  sayNames(nameCount, hash);
  sayFlags((isWide ? 1 : 0) | (hasNumberedEscape ? 2 : 0));
  return count;
}

function walkObject(length: i32): i32 {
  const end = line + length;
  // At which every object that is cut short is noticed.
  store<u8>(end, newline);
  beginValues();
  walks++;
  if (load<u8>(line) !== openBrace) return -1;
  let at = skipBlanks(line + 1);
  let count = 0;
  let before = 0;
  if (load<u8>(at) === closeBrace) return isBlank(at + 1, end) ? 0 : -1;
  while (true) {
    if (load<u8>(at) !== quote) return -1;
    at++;
    let name = guess(before, at);
    if (name !== 0) {
      at += nameLength(name) + 1;
    } else {
      const begin = at;
      at = nameEnd(at);
      if (at === 0) return -1;
      name = find(begin, at);
      if (name === 0) return -1;
      follow(before, name);
      at++;
    }
    before = name;
    at = skipBlanks(at);
    if (load<u8>(at) !== colon) return -1;
    at = skipBlanks(at + 1);
    if (isRefused(name) || load<i32>(met + name * 4) === walks || count === mostMembers) return -1;
    store<i32>(met + name * 4, walks);
    store<i32>(members + count * 4, name);
    store<i32>(begins + count * 4, <i32>at);
    const byte = load<u8>(at);
    if (byte === quote) at = textEnd(at + 1);
    else if (byte === openBrace || byte === openBracket) at = nestedEnd(at);
    else at = scalarEnd(at);
    if (at === 0) return -1;
    store<i32>(ends + count * 4, <i32>at);
    count++;
    at = skipBlanks(at);
    if (load<u8>(at) === closeBrace) return isBlank(at + 1, end) ? count : -1;
    if (load<u8>(at) !== comma) return -1;
    at = skipBlanks(at + 1);
  }
}

/** Of the closing quote of a name without escapes, in ASCII; 0 where it is another. */
function nameEnd(from: usize): usize {
  let at = from;
  while (true) {
    const byte = load<u8>(at);
    if (byte === quote) return at;
    if (byte === backslash || byte < 0x20 || byte >= 0x80) return 0;
    at++;
  }
}

/** Behind the object or array that begins at `from`; 0 where it is none, or too deep. */
function nestedEnd(from: usize): usize {
  // Of the levels around, the innermost as the lowest bit: whether it is an object.
  let levels: u64 = 0;
  let depth = 1;
  let isObject = load<u8>(from) === openBrace;
  let at = skipBlanks(from + 1);
  let mayClose = true;
  while (true) {
    if (!mayClose || load<u8>(at) !== (isObject ? closeBrace : closeBracket)) {
      if (isObject) {
        if (load<u8>(at) !== quote) return 0;
        at = textEnd(at + 1);
        if (at === 0) return 0;
        at = skipBlanks(at);
        if (load<u8>(at) !== colon) return 0;
        at = skipBlanks(at + 1);
      }
      const byte = load<u8>(at);
      if (byte === openBrace || byte === openBracket) {
        if (++depth > maxDepth) return 0;
        levels = (levels << 1) | (isObject ? 1 : 0);
        isObject = byte === openBrace;
        at = skipBlanks(at + 1);
        mayClose = true;
        continue;
      }
      at = byte === quote ? textEnd(at + 1) : scalarEnd(at);
      if (at === 0) return 0;
      at = skipBlanks(at);
    }
    while (load<u8>(at) === (isObject ? closeBrace : closeBracket)) {
      at++;
      if (--depth === 0) return at;
      isObject = (levels & 1) === 1;
      levels >>= 1;
      at = skipBlanks(at);
    }
    if (load<u8>(at) !== comma) return 0;
    at = skipBlanks(at + 1);
    mayClose = false;
  }
}

function isBlank(from: usize, to: usize): bool {
  for (let at = from; at < to; at++) {
    const byte = load<u8>(at);
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0x1e) return false;
  }
  return true;
}
