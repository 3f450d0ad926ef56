import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { type CompiledRule, RuleSet } from '../engine/rule-set.ts';
import { createFieldTypes } from '../event/field-types/field-types.ts';
import { getTexts } from '../event/fields.ts';
import { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import { compileKql } from '../lang/kql/compile.ts';
import { line } from '../output/text/safe-text.ts';
import { fieldsRead } from '../plan/analysis/fields.ts';
import type { Pred } from '../plan/pred.ts';
import { PredPool } from '../plan/pred-pool.ts';
import type { Rule } from '../rules/rule.ts';
import type { Io } from './io.ts';
import { type QueryDocument, queryDocuments } from './query-documents.ts';

/** Each condition of a rule's query, whether one event meets it, and what the event holds there. */
export async function explainRule(
  rule: Rule,
  paths: readonly string[],
  wanted: string | undefined,
  io: Io,
): Promise<string[]> {
  const now = Date.now();
  const set = new RuleSet([rule], { now });
  const [compiled] = set.rules;
  const [refused] = set.cannotRun;
  if (!compiled)
    throw new UserError(
      `${rule.name} cannot run because ${refused?.reason}`,
      'See `throughline rules check`.',
      ExitCode.rule,
    );
  if (paths.length === 0)
    throw new UserError('which event?', 'Give the logs that hold it, and its id with --event.');
  const document = await findDocument(compiled, paths, wanted, io);
  const { lowered } = compileKql(rule.query, { pool: new PredPool(), types: createFieldTypes(), now });
  const frame = new Frame();
  frame.load(document);
  const holds = (pred: Pred) => new Compiler().compile(pred)(frame);
  const reads = compiled.events.reads(document.dataStream ?? '');
  const says = (isMet: boolean) => (isMet ? 'yes' : 'no ');
  const lines = [
    line`${rule.name} on event ${document.id}`,
    line`${says(reads)}  reads ${document.dataStream ?? 'a document without data stream'}`,
  ];
  for (const { loc, pred } of lowered?.clauses ?? []) {
    const text = rule.query.slice(loc.start, loc.end).replaceAll(/\s+/g, ' ');
    lines.push(line`${says(holds(pred))}  ${text}`);
    for (const field of fieldsRead(pred).fields) {
      const values = getTexts(document.doc, field);
      lines.push(line`       ${field}: ${values.length === 0 ? 'absent' : values.join(', ')}`);
    }
  }
  const matches = compiled.events.matches(frame);
  lines.push(line`${says(matches)}  the query and its filters as a whole`);
  return lines.map((text) => `${text}\n`);
}

async function findDocument(
  { events }: CompiledRule,
  paths: readonly string[],
  wanted: string | undefined,
  io: Io,
): Promise<QueryDocument> {
  const inputs = await openInputs(
    paths,
    paths.includes('-') ? { cwd: io.cwd, stdin: io.stdin } : { cwd: io.cwd },
  );
  try {
    for await (const document of queryDocuments(inputs.inputs, () => {})) {
      const isIt =
        wanted === undefined ? events.reads(document.dataStream ?? '') : document.id.startsWith(wanted);
      if (isIt) return document;
    }
  } finally {
    await inputs.dispose();
  }
  throw new UserError(
    wanted === undefined
      ? 'these logs hold no event that the rule reads'
      : `these logs hold no event ${wanted}`,
    'See `throughline rules check --against`.',
  );
}
