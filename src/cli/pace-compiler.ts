import { setFlagsFromString } from 'node:v8';

/* V8 compiles what runs often to its last tier on threads of its own, which takes processor time all the same. It looks at this setting each time. */

/** Calls: more than any function has while rules are loaded. */
const never = 1_000_000;
/** V8 by itself takes 3,000, to which hundreds of functions come that rules have, and that then hardly run any more. */
const often = 8_000;

/** While rules are loaded nothing is worth the last tier: most of that code never runs again. */
export function holdCompiler(): void {
  compileAfter(never);
}

/** From now on the code that is worth it runs for each event. */
export function releaseCompiler(): void {
  compileAfter(often);
}

function compileAfter(calls: number): void {
  setFlagsFromString(`--invocation-count-for-turbofan=${calls}`);
}
