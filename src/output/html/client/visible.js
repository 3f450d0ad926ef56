/**
 * Everything that is neither ink nor a plain space, as the table has it: controls, bidirectional overrides, invisible and
 * unassigned characters, other spaces, piles of marks. A test holds that both agree.
 */
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}|(?<=\p{M}{3})\p{M}|^\p{M}/gu;
const plain = /^[\x20-\x7e]*$/;

/**
 * Log text as one line in which nothing hides: what is not printable is shown as what it is.
 * @param {string} text
 */
export function visible(text) {
  if (plain.test(text)) return text;
  return text.replace(/\r\n/g, '\n').replace(unsafe, showCharacter);
}

/**
 * The same over several lines: line breaks and tabs stay what they are.
 * @param {string} text
 */
export function visibleBlock(text) {
  return text
    .split(/\r\n|\n/)
    .map((line) => line.split('\t').map(visible).join('\t'))
    .join('\n');
}

/** @param {string} character */
function showCharacter(character) {
  if (character === '\n') return '⏎';
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  const hex = code.toString(16);
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex.padStart(5, '0')}}`;
}
