/**
 * What may never reach a terminal, written down a second time and otherwise than in the code: C0, DEL and C1, soft hyphen,
 * Arabic letter mark, zero-width, bidirectional and invisible operators, separators, fillers, byte order mark, surrogates.
 */
export const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/u;
