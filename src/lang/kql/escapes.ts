/** What Kibana's grammar calls white space. */
export function isSpace(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\t' || sign === '\n' || sign === '\r' || sign === '\u00A0';
}

interface Escape {
  readonly text: string;
  /** Characters that it takes in the query. */
  readonly length: number;
}

const controls: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };
const unicode = /u([\da-fA-F]{4})/y;
const keyword = /(?:and|or|not)/iy;
/** Not the line end that `\n` is, and `ot` after it. */
const wholeNot = /not(?!\w)/iy;

/**
 * Reads the escape that begins with the backslash at `at`. In quotes a backslash before any other character stays, with
 * that character; outside of quotes it is an error. Both give undefined.
 */
export function readEscape(text: string, at: number, place: 'quoted' | 'bare'): Escape | undefined {
  const next = text[at + 1] ?? '';
  if (place === 'bare') {
    wholeNot.lastIndex = at + 1;
    const word = wholeNot.exec(text)?.[0];
    if (word !== undefined) return { text: word, length: word.length + 1 };
  }
  const control = controls[next];
  if (control !== undefined) return { text: control, length: 2 };
  unicode.lastIndex = at + 1;
  const digits = unicode.exec(text)?.[1];
  if (digits !== undefined) return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
  if (next !== '' && (place === 'quoted' ? '\\"' : '\\():<>"*{}').includes(next)) {
    return { text: next, length: 2 };
  }
  if (place === 'quoted') return undefined;
  keyword.lastIndex = at + 1;
  const word = keyword.exec(text)?.[0];
  return word === undefined ? undefined : { text: word, length: word.length + 1 };
}

/** A quoted value as it is written. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\t\r\n]/g, controlEscape)}"`;
}

/** A part of a bare value as it is written. `\and` keeps a word from being a keyword. */
export function escapeBare(text: string): string {
  return text
    .replace(/[\\():<>"*{}]/g, '\\$&')
    .replace(/\n(?=ot(?!\w))/gi, '\\u000a')
    .replace(/[\t\r\n]/g, controlEscape)
    .replace(/(^|[ \u00A0])(and|or|not)(?=[ \u00A0(]|$)/gi, '$1\\$2');
}

function controlEscape(sign: string): string {
  return sign === '\t' ? '\\t' : sign === '\r' ? '\\r' : '\\n';
}
