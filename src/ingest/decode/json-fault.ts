/** Where text stops being JSON: the character, from 1, and why, where that is plain. Never quotes the text, which may hold secrets. */
export function jsonFaultMessage(text: string): string {
  const json = text.trimEnd();
  const at = faultAt(json);
  const cause = at >= json.length ? 'it ends too early' : causeAt(json, at);
  return `not valid JSON (at character ${at + 1})${cause === undefined ? '' : `: ${cause}`}`;
}

type Due = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** The offset of the first character that no JSON has there; the text's length where it only ends too early. */
function faultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let due: Due = 'value';
  for (let at = passBlanks(text, 0); at < text.length; at = passBlanks(text, at)) {
    const char = text[at] as string;
    const around = open.at(-1);
    const mayEnd = due === 'comma-or-end' || due === (around === '{' ? 'key-or-end' : 'value-or-end');
    if (around !== undefined && mayEnd && char === (around === '{' ? '}' : ']')) {
      open.pop();
      at++;
      due = 'comma-or-end';
    } else if (due === 'comma-or-end') {
      if (char !== ',' || around === undefined) return at;
      at++;
      due = around === '{' ? 'key' : 'value';
    } else if (due === 'colon') {
      if (char !== ':') return at;
      at++;
      due = 'value';
    } else if (due === 'key' || due === 'key-or-end') {
      const end = char === '"' ? stringEnd(text, at + 1) : { fault: at };
      if (typeof end !== 'number') return end.fault;
      at = end;
      due = 'colon';
    } else if (char === '{' || char === '[') {
      open.push(char);
      at++;
      due = char === '{' ? 'key-or-end' : 'value-or-end';
    } else {
      const end = char === '"' ? stringEnd(text, at + 1) : wordEnd(text, at);
      if (typeof end !== 'number') return end.fault;
      at = end;
      due = 'comma-or-end';
    }
  }
  return text.length;
}

function passBlanks(text: string, from: number): number {
  let at = from;
  while (' \n\r\t'.includes(text[at] ?? '?')) at++;
  return at;
}

/** By hand: a regular expression runs out of stack on strings of many megabytes. */
function stringEnd(text: string, from: number): number | { fault: number } {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { fault: at };
    if (code !== 0x5c) continue;
    const escaped = /["\\/bfnrt]|u[\dA-Fa-f]{4}/y;
    escaped.lastIndex = at + 1;
    if (!escaped.test(text)) return { fault: at };
    at = escaped.lastIndex - 1;
  }
  return text.length;
}

const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

function wordEnd(text: string, at: number): number | { fault: number } {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : { fault: at };
}

const causes: readonly (readonly [RegExp, string])[] = [
  [/\0/y, 'a zero byte'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  [/[\u0001-\u001f]/y, 'a control character'],
  [/\\/y, 'a backslash that escapes nothing'],
  [/\/[/*]|#/y, 'a comment'],
  [/[bu]?'/y, 'single quotes, as Python prints'],
  [/(?:None|True|False)\b/y, 'a word of Python’s'],
  [/-?(?:NaN|Infinity)\b|undefined\b/y, 'a word of JavaScript’s'],
  [/</y, 'markup, such as HTML'],
];

function causeAt(text: string, at: number): string | undefined {
  for (const [pattern, cause] of causes) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return cause;
  }
  const isClosing = text[at] === '}' || text[at] === ']';
  return isClosing && /,\s*$/.test(text.slice(Math.max(0, at - 64), at)) ? 'a comma too many' : undefined;
}
