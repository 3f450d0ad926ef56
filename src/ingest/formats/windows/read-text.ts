import type { RawText } from '../../../event/raw-text.ts';
import { backslash, quote } from '../../decode/bytes.ts';
import type { DirectRead } from './direct-read.ts';
import { baseName } from './file-path.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** The first of the fields of the data that has a text: `dataText`. */
export function textOf(...names: readonly string[]): DirectRead {
  const read: DirectRead = (event) => {
    for (let at = 0; at < names.length; at++) {
      const found = dataText(event, names[at] as string);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  read.rawText = ({ data }, texts) => {
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string;
      const raw = texts.at(name);
      if (raw) return isAsItIs(raw) ? raw : undefined;
      if (name in data) return undefined;
    }
    return undefined;
  };
  return read;
}

/** What is read of those events alone for which `holds`. */
export function ofEvents(holds: (event: WindowsEvent) => boolean, read: DirectRead): DirectRead {
  const some: DirectRead = (event, log) => (holds(event) ? read(event, log) : undefined);
  const { rawText } = read;
  if (rawText) some.rawText = (event, texts) => (holds(event) ? rawText(event, texts) : undefined);
  return some;
}

/** What is read of those events for which `holds`, and what of all others. */
export function either(
  holds: (event: WindowsEvent) => boolean,
  read: DirectRead,
  other: DirectRead,
): DirectRead {
  const one: DirectRead = (event, log) => (holds(event) ? read : other)(event, log);
  one.rawText = (event, texts) => (holds(event) ? read : other).rawText?.(event, texts);
  return one;
}

/** The last part of a path that is a text of the data: `baseName`. */
export function nameOf(path: DirectRead): DirectRead {
  const read: DirectRead = (event, log) => {
    const found = path(event, log);
    return typeof found === 'string' ? baseName(found) : undefined;
  };
  const { rawText } = path;
  if (rawText)
    read.rawText = (event, texts) => {
      const raw = rawText(event, texts);
      const from = raw && nameFrom(raw);
      return from === undefined || from === raw?.to
        ? undefined
        : raw && { bytes: raw.bytes, from, to: raw.to };
    };
  return read;
}

/** Behind the last separator of a path, or at its begin; undefined where an escape of another sign makes it hard to tell. */
function nameFrom({ bytes, from, to }: RawText): number | undefined {
  let slashed = from;
  for (let at = to - 1; at >= from; at--) {
    const byte = bytes[at];
    if (byte === slash && slashed === from) slashed = at + 1;
    if (byte !== backslash) continue;
    let begin = at;
    while (begin > from && bytes[begin - 1] === backslash) begin--;
    return (at - begin) % 2 === 1 ? at + 1 : undefined;
  }
  return slashed;
}

const hyphen = 0x2d;
const slash = 0x2f;

/** Whether `dataText` takes the text as it is: white space around it falls away, and a hyphen alone stands for nothing. */
function isAsItIs({ bytes, from, to }: RawText): boolean {
  if (to - from < 2) return to > from && isSign(bytes[from] as number) && bytes[from] !== hyphen;
  if (!isSign(bytes[from] as number) || !isSign(bytes[to - 1] as number)) return false;
  const begins = bytes[from] === backslash && mayBeBlank(bytes[from + 1] as number);
  const ends = bytes[to - 2] === backslash && mayBeBlank(bytes[to - 1] as number);
  return !begins && !ends && !(bytes[to - 6] === backslash && bytes[to - 5] === 0x75 && to - from >= 6);
}

/** ASCII that is not white space. */
function isSign(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** Whether a backslash before it may make white space of it. */
function mayBeBlank(byte: number): boolean {
  return byte !== backslash && byte !== quote && byte !== slash;
}
