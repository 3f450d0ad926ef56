import { RecentBytes } from '../../../event/recent-bytes.ts';
import { backslash } from '../../decode/bytes.ts';

const places = 1 << 13;

/**
 * Texts of JSON bytes. A text that was met of late is the same string again, of which nothing has to be made, and which others need not look
 * at again.
 */
export class KnownTexts {
  readonly #recent = new RecentBytes<string>(places);

  /** Of a text as it is written in valid JSON and UTF-8, without its quotes. */
  at(bytes: Buffer, from: number, to: number): string {
    const known = this.#recent.find(bytes, from, to);
    if (known !== undefined) return known;
    const text = decode(bytes, from, to);
    this.#recent.learn(bytes, from, to, text);
    return text;
  }
}

function decode(bytes: Buffer, from: number, to: number): string {
  let isWide = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === backslash) return JSON.parse(bytes.toString('utf8', from - 1, to + 1)) as string;
    if (byte >= 0x80) isWide = true;
  }
  return bytes.toString(isWide ? 'utf8' : 'latin1', from, to);
}
