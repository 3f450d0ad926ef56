import { quote } from './bytes';

/** Beyond these, and longer ones, records are left to whoever parses: hostile input may have a new name in each. */
export const mostNames: i32 = 4096;
export const longestName: i32 = 64;
/** Twice as many, so that half of them stay free. */
const places: u32 = 8192;
/** Hostile names may share a hash. */
const mostSteps: i32 = 32;

/** Names by number, from 1 on; 0 stands before the first. */
export const names: usize = memory.data((mostNames + 1) * longestName, 16);
export const lengths: usize = memory.data(mostNames + 1);
/** Which followed a name the last time. */
const followers: usize = memory.data((mostNames + 1) * 4, 4);
/** Names that make a record one for whoever parses. */
const refused: usize = memory.data(mostNames + 1);
/** By hash. */
const table: usize = memory.data(places * 4, 4);

/** How many there are. */
export let nameCount: i32 = 0;

export function nameAt(name: i32): usize {
  return names + name * longestName;
}

export function nameLength(name: i32): i32 {
  return load<u8>(lengths + name);
}

export function refuse(name: i32): void {
  store<u8>(refused + name, 1);
}

export function isRefused(name: i32): bool {
  return load<u8>(refused + name) !== 0;
}

export function follow(before: i32, name: i32): void {
  store<i32>(followers + before * 4, name);
}

/** The name that followed the last time, if it stands at `from` with its closing quote behind; else 0. */
export function guess(before: i32, from: usize): i32 {
  const name = load<i32>(followers + before * 4);
  if (name === 0) return 0;
  const length = load<u8>(lengths + name);
  return load<u8>(from + length) === quote && isName(name, length, from) ? name : 0;
}

function isName(name: i32, length: i32, from: usize): bool {
  const known = names + name * longestName;
  let at = 0;
  for (; at + 16 <= length; at += 16)
    if (i8x16.bitmask(i8x16.eq(v128.load(known + at), v128.load(from + at))) !== 0xffff) return false;
  const rest = (1 << (length - at)) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(known + at), v128.load(from + at))) & rest) === rest;
}

/** The number of the name, which is learned if it is new; 0 where there is no room. */
export function find(from: usize, to: usize): i32 {
  const length = <i32>(to - from);
  if (length > longestName) return 0;
  let place = hash(from, to) % places;
  for (let step = 0; step < mostSteps; step++) {
    const name = load<i32>(table + place * 4);
    if (name === 0) return learn(from, length, place);
    if (load<u8>(lengths + name) === length && isName(name, length, from)) return name;
    place = (place + 1) % places;
  }
  return 0;
}

function learn(from: usize, length: i32, place: u32): i32 {
  if (nameCount === mostNames) return 0;
  const name = ++nameCount;
  memory.copy(names + name * longestName, from, length);
  store<u8>(lengths + name, length);
  store<i32>(table + place * 4, name);
  return name;
}

function hash(from: usize, to: usize): u32 {
  let hash: u32 = <u32>(to - from);
  for (let at = from; at < to; at++) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash ^ (hash >> 15);
}
