import { telling } from './telling.ts';

/** Beyond these sizes a set of alternatives announces little and costs much. */
const mostTexts = 32;
const longestText = 64;

/** What is known of the texts that a part of an expression matches. */
interface Known {
  /** All of them; undefined where there are too many. */
  readonly exact: readonly string[] | undefined;
  /** Texts of which each of them holds at least one; undefined where nothing is known. */
  readonly holds: readonly string[] | undefined;
}

const nothing: Known = { exact: undefined, holds: undefined };
const empty: Known = { exact: [''], holds: undefined };

/**
 * Texts of which every match of a regular expression in RE2's syntax holds at least one; undefined where none can be told. Letters
 * are as the expression writes them: flags, also those within, may let a match hold them in another case. It may say too little, never too much: what it does not understand,
 * it knows nothing of.
 */
export function regexLiterals(source: string): readonly string[] | undefined {
  const reader = new Reader(source);
  try {
    const known = reader.alternation();
    return reader.isAtEnd ? best(known) : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

const controls: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: '\u0007', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
);

class NotUnderstood extends Error {}

class Reader {
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  alternation(): Known {
    if (++this.#depth > 200) throw new NotUnderstood();
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    this.#depth--;
    return branches.length === 1 ? (branches[0] as Known) : either(branches);
  }

  #sequence(): Known {
    /** What the parts since the last gap match, one after the other. */
    let run: readonly string[] = [''];
    let holds: readonly string[] | undefined;
    let isWhole = true;
    while (!this.isAtEnd && this.#peek() !== '|' && this.#peek() !== ')') {
      const part = this.#repeated(this.#atom());
      holds = better(holds, part.holds);
      const joined = part.exact && join(run, part.exact);
      if (joined) {
        run = joined;
        continue;
      }
      isWhole = false;
      holds = better(holds, announcing(run));
      run = part.exact ?? [''];
    }
    return isWhole ? { exact: run, holds } : { exact: undefined, holds: better(holds, announcing(run)) };
  }

  #atom(): Known {
    const sign = this.#next();
    switch (sign) {
      case '(':
        return this.#group();
      case '[':
        return this.#set();
      case '.':
        return nothing;
      case '^':
      case '$':
        return empty;
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new NotUnderstood();
      default:
        return only(sign);
    }
  }

  #group(): Known {
    if (this.#take('?')) {
      const open = /^(?::|i:|s:|m:|P?<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 64));
      const flags = /^[ism]+\)/.exec(this.#source.slice(this.#at, this.#at + 8));
      if (flags) {
        this.#at += flags[0].length;
        return empty;
      }
      if (!open) throw new NotUnderstood();
      this.#at += open[0].length;
    }
    const known = this.alternation();
    if (!this.#take(')')) throw new NotUnderstood();
    return known;
  }

  /** One character of several: known only where they are listed and few. */
  #set(): Known {
    const end = this.#endOfSet();
    const body = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    const isPlain = !/[\\^[\]-]/.test(body) && body.length > 0 && body.length <= 4;
    return isPlain ? { exact: [...body], holds: undefined } : nothing;
  }

  #endOfSet(): number {
    let at = this.#at;
    if (this.#source[at] === '^') at++;
    if (this.#source[at] === ']') at++;
    for (; at < this.#source.length; at++) {
      const sign = this.#source[at];
      if (sign === '\\') at++;
      else if (sign === '[') throw new NotUnderstood();
      else if (sign === ']') return at;
    }
    throw new NotUnderstood();
  }

  #escape(): Known {
    const sign = this.#next();
    if (/[bB]/.test(sign)) return empty;
    if (/[dDsSwWC]/.test(sign)) return nothing;
    const control = controls.get(sign);
    if (control !== undefined) return only(control);
    if (sign === 'x') return this.#numbered();
    if (/[A-Za-z0-9]/.test(sign)) throw new NotUnderstood();
    return only(sign);
  }

  #numbered(): Known {
    const digits = /^(?:([\da-f]{2})|\{([\da-f]{1,6})\})/i.exec(this.#source.slice(this.#at, this.#at + 10));
    const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? '', 16);
    if (!digits || code > 0x10ffff) throw new NotUnderstood();
    this.#at += digits[0].length;
    return only(String.fromCodePoint(code));
  }

  #repeated(known: Known): Known {
    let found = known;
    for (;;) {
      const sign = this.#peek();
      if (sign === '*' || sign === '?') found = nothing;
      else if (sign === '+') found = { exact: undefined, holds: best(found) };
      else if (sign === '{') {
        const count = /^\{(\d+)(?:,(\d*))?\}/.exec(this.#source.slice(this.#at, this.#at + 16));
        if (!count) throw new NotUnderstood();
        this.#at += count[0].length;
        found = Number(count[1]) > 0 ? { exact: undefined, holds: best(found) } : nothing;
        continue;
      } else return found;
      this.#at++;
    }
  }

  #peek(): string | undefined {
    return this.#source[this.#at];
  }

  #next(): string {
    const code = this.#source.codePointAt(this.#at);
    if (code === undefined) throw new NotUnderstood();
    const sign = String.fromCodePoint(code);
    this.#at += sign.length;
    return sign;
  }

  #take(sign: string): boolean {
    if (this.#peek() !== sign) return false;
    this.#at++;
    return true;
  }
}

function only(text: string): Known {
  return { exact: [text], holds: undefined };
}

function either(branches: readonly Known[]): Known {
  const exact = branches.flatMap((branch) => branch.exact ?? []);
  if (branches.every((branch) => branch.exact) && exact.length <= mostTexts) {
    return { exact: [...new Set(exact)], holds: undefined };
  }
  const held = branches.map(best);
  const texts = held.flatMap((found) => found ?? []);
  const isKnown = held.every((found) => found !== undefined) && texts.length <= mostTexts;
  return { exact: undefined, holds: isKnown ? [...new Set(texts)] : undefined };
}

/** Each of the one followed by each of the other; undefined where that is too much. */
function join(heads: readonly string[], tails: readonly string[]): readonly string[] | undefined {
  if (heads.length * tails.length > mostTexts) return undefined;
  const joined = heads.flatMap((head) => tails.map((tail) => head + tail));
  return joined.every((text) => text.length <= longestText) ? joined : undefined;
}

function best({ exact, holds }: Known): readonly string[] | undefined {
  return better(exact && announcing(exact), holds);
}

/** Every text holds the empty one, so a set with it announces nothing. */
function announcing(texts: readonly string[]): readonly string[] | undefined {
  return texts.includes('') ? undefined : texts;
}

/** The set whose least telling text tells more: it announces less often in vain. */
function better(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!a || !b) return a ?? b;
  const least = (texts: readonly string[]) => Math.min(...texts.map(telling));
  return least(b) > least(a) ? b : a;
}
