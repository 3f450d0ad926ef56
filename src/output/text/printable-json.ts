import type { JsonValue } from '../../event/json.ts';

/** What JSON allows to stand as it is and a terminal obeys or hides: DEL, C1 controls, bidirectional and invisible characters. */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const plain = /^[\x20-\x7e]*$/;

/** JSON on one line in which nothing can steer a terminal. Any reader of JSON gets the very same text back. */
export function printableJson(value: JsonValue): string {
  const text = JSON.stringify(value);
  return plain.test(text) ? text : text.replace(unprintable, unicodeEscapes);
}

function unicodeEscapes(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
