import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { FieldTypes } from '../event/field-types/field-types.ts';
import { compileKql } from '../lang/kql/compile.ts';
import { compileSigma } from '../lang/sigma/compile.ts';
import { SigmaContext } from '../lang/sigma/lower-context.ts';
import type { Pred } from '../plan/pred.ts';
import { PredPool } from '../plan/pred-pool.ts';
import { readSigmaFiles, type SigmaFileOptions } from './sigma-files.ts';

export interface CompiledQuery {
  /** Absent where the query is wrong. */
  readonly pred: Pred | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A query in one of the languages. In Sigma it is the name of a rule's file, a rule's text, or that of a detection alone. */
export async function compileQuery(
  query: string,
  types: FieldTypes,
  options: SigmaFileOptions & { readonly language: string },
  cwd: string,
): Promise<CompiledQuery> {
  const base = { pool: new PredPool(), types, now: Date.now() };
  if (options.language !== 'sigma') {
    const { lowered, diagnostics } = compileKql(query, base);
    return { pred: lowered?.pred, diagnostics };
  }
  const context = new SigmaContext({ ...base, ...(await readSigmaFiles(options, cwd)) });
  const file = await ruleText(query, cwd);
  const { lowered, diagnostics } = compileSigma(file ?? query, context, {
    file: file === undefined ? 'query' : query,
  });
  if (lowered && lowered.idle.length > 0) {
    throw new UserError(
      `the rule holds for no event: ${lowered.idle.join(', and ')}`,
      'docs/sigma.md tells how to describe a logsource, and how to give values.',
      ExitCode.rule,
    );
  }
  return { pred: lowered?.pred, diagnostics };
}

/** What the file of that name holds; undefined for what is no name but a rule: a map, and no map is without a colon before white space. */
async function ruleText(query: string, cwd: string): Promise<string | undefined> {
  try {
    return await readFile(resolve(cwd, query), 'utf8');
  } catch (error) {
    if (/:\s|:$/.test(query)) return undefined;
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? `there is no file ${query}` : `cannot read ${query}: ${message}`;
    throw new UserError(what, 'A query in Sigma is the file of a rule, its text, or a detection alone.');
  }
}
