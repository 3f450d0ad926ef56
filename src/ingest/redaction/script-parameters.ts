import { redacted } from './mark.ts';

/**
 * Action Run Command on Windows appends parameters to its script: `powershell … -File script0.ps1 -name value …`. Handlers of
 * other versions run any script below their own folder.
 */
const actionScript = /\bscript\d+\.ps1["']?(?=[\s"']|$)/gi;
const anyScript = /\.ps1["']?(?=[\s"']|$)/gi;
const handlerFolder = /Microsoft\.CPlat\.Core\.RunCommand/i;

const secretName = /pass|pwd|secret|token|key|credential|sas|connectionstring/i;
const parameter = /(?:^|\s)-([A-Za-z_]\w*)([:=]?)/g;

/** Replaces the values of parameters with tell-tale names. A value reaches to the next parameter or the end of the line. */
export function redactScriptParameters(text: string): string {
  const script = handlerFolder.test(text) ? anyScript : actionScript;
  let result = '';
  let done = 0;
  for (const match of text.matchAll(script)) {
    const from = match.index + match[0].length;
    if (from < done) continue;
    const lineEnd = endOfLine(text, from);
    const tail = text.slice(from, lineEnd);
    result += text.slice(done, from) + redactTail(tail);
    done = lineEnd;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** The same for the arguments of a process. */
export function redactScriptParameterList(words: readonly string[]): readonly string[] {
  const script = words.findIndex(
    (word) =>
      /(?:^|[\\/])script\d+\.ps1"?$/i.test(word) || (handlerFolder.test(word) && /\.ps1"?$/i.test(word)),
  );
  if (script === -1) return words;
  let secret = false;
  return words.map((word, at) => {
    if (at <= script) return word;
    const match = /^-([A-Za-z_]\w*)([:=]?)(.*)$/s.exec(word);
    if (!match) return secret ? redacted : word;
    const [, name = '', separator = '', value = ''] = match;
    secret = secretName.test(name);
    return secret && value !== '' ? `-${name}${separator}${redacted}` : word;
  });
}

function redactTail(tail: string): string {
  let result = '';
  let done = 0;
  parameter.lastIndex = 0;
  for (let match = parameter.exec(tail); match; match = parameter.exec(tail)) {
    if (!secretName.test(match[1] ?? '')) continue;
    let from = parameter.lastIndex;
    while (from < tail.length && /\s/.test(tail[from] as string)) from++;
    const to = valueEnd(tail, from);
    if (to > from) {
      result += tail.slice(done, from) + redacted;
      done = to;
    }
    parameter.lastIndex = Math.max(to, parameter.lastIndex);
  }
  return result + tail.slice(done);
}

/** Quotes may stand anywhere in a value, and inside them nothing begins a parameter. An unpaired quote is a character. */
function valueEnd(tail: string, from: number): number {
  let unpaired = '';
  for (let at = from; at < tail.length; at++) {
    const character = tail[at] as string;
    if ((character === '"' || character === "'") && !unpaired.includes(character)) {
      const close = closingQuote(tail, at);
      if (close === -1) unpaired += character;
      else at = close;
    } else if (/\s/.test(character) && /^\s+-[A-Za-z_]/.test(tail.slice(at, at + 64))) {
      return at;
    } else if (at === from && /^-[A-Za-z_]/.test(tail.slice(at, at + 2))) {
      return at;
    }
  }
  return tail.trimEnd().length;
}

/** Doubled quotes, and those behind a backslash or a backtick, do not close. */
function closingQuote(tail: string, from: number): number {
  const mark = tail[from] as string;
  for (let at = from + 1; at < tail.length; at++) {
    const character = tail[at] as string;
    if (character === '\\' || character === '`') at++;
    else if (character === mark && tail[at + 1] === mark) at++;
    else if (character === mark) return at;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/);
  return at === -1 ? text.length : from + at;
}
