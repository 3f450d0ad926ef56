declare const safe: unique symbol;

/**
 * Text that cannot steer a terminal or deceive the eye: no control, format or invisible character is left in it. Whatever
 * is written for people has this type, so that log text that was not made safe is a type error.
 */
export type SafeText = string & { readonly [safe]: true };

/**
 * Everything that is neither ink nor a plain space: C0 and C1 controls, DEL, bidirectional overrides and isolates, zero-width
 * and other default-ignorable characters, line separators, other spaces, private use, unassigned, lone surrogates. Marks
 * beyond three on one base are caught too: a pile of them draws over the lines above.
 */
const unsafe =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]|(?! )\p{Z}|(?<=\p{M}{3})\p{M}|^\p{M}/gu;
const plain = /^[\x20-\x7e]*$/;

/** Log text as one line that is safe to print. What is not printable is shown, never dropped: hiding it would deceive too. */
export function safeText(text: string): SafeText {
  if (plain.test(text)) return text as SafeText;
  return text.replace(/\r\n/g, '\n').replace(unsafe, show) as SafeText;
}

/** Template tag: the literal parts are ours, every value is made safe. Doing so twice changes nothing. */
export function line(parts: TemplateStringsArray, ...values: readonly (string | number)[]): SafeText {
  let text = parts[0] ?? '';
  for (const [at, value] of values.entries()) text += safeText(String(value)) + (parts[at + 1] ?? '');
  return text as SafeText;
}

export function joinSafe(texts: readonly SafeText[], separator: string): SafeText {
  return texts.join(safeText(separator)) as SafeText;
}

const newline = '⏎';
const firstControlPicture = 0x2400;
const deletePicture = '␡';

function show(character: string): string {
  if (character === '\n') return newline;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(firstControlPicture + code);
  if (code === 0x7f) return deletePicture;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 5)}}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
