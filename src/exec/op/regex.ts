import { RE2JS } from 're2js';
import type { RegexTest } from '../../plan/value-test.ts';
import { textView } from '../view/views.ts';
import { type Program, program } from './program.ts';

const flagOf: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** Values of logs repeat, and to look one up takes a hundredth of what an automaton takes. */
const mostRemembered = 256;
const longestRemembered = 512;

/** By automata alone: no pattern and no text can make it stall. */
export function regexProgram(test: RegexTest): Program {
  // Of many rules few are ever evaluated in full, and automata take long to make.
  let compiled: RE2JS | undefined;
  const holds = (text: string): boolean => {
    compiled ??= compileRegex(test.operand, test.flags);
    return test.whole ? compiled.testExact(text) : compiled.test(text);
  };
  const remembered = new Map<string, boolean>();
  return program(textView('none'), 200, (text: string) => {
    if (text.length > longestRemembered) return holds(text);
    let found = remembered.get(text);
    if (found === undefined) {
      found = holds(text);
      if (remembered.size >= mostRemembered) remembered.clear();
      remembered.set(text, found);
    }
    return found;
  });
}

/** Why a regular expression cannot be used; undefined where it can. Lowering asks this before it makes a test of it. */
export function regexProblem(source: string, flags: string): string | undefined {
  try {
    compileRegex(source, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function compileRegex(source: string, flags: string): RE2JS {
  return RE2JS.compile(
    source,
    [...flags].reduce((sum, flag) => sum | (flagOf[flag] ?? 0), 0),
  );
}
