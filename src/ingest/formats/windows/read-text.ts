import type { RawText } from '../../../event/raw-text.ts';
import { backslash, quote } from '../../decode/bytes.ts';
import type { DirectRead } from './direct-read.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** The first of the fields of the data that has a text: `dataText`. */
export function textOf(...names: readonly string[]): DirectRead {
  const read: DirectRead = (event) => {
    for (const name of names) {
      const found = dataText(event, name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const [first = ''] = names;
  read.rawText = (_, texts) => {
    const raw = texts.at(first);
    return raw && isAsItIs(raw) ? raw : undefined;
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
