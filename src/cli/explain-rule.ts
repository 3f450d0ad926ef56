import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { type CompiledRule, RuleSet } from '../engine/rule-set.ts';
import { createFieldTypes } from '../event/field-types/field-types.ts';
import { getTexts } from '../event/fields.ts';
import { Compiler } from '../exec/compiler.ts';
import { Frame } from '../exec/frame.ts';
import { IngestReport } from '../ingest/report.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import { compileKql } from '../lang/kql/compile.ts';
import { Report } from '../lang/report.ts';
import { lowerSigma } from '../lang/sigma/lower.ts';
import { SigmaContext, type SigmaOptions, type SigmaSettings } from '../lang/sigma/lower-context.ts';
import { describeItem } from '../lang/sigma/print.ts';
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
  sigma: SigmaSettings,
  io: Io,
): Promise<string[]> {
  const now = Date.now();
  const set = new RuleSet([rule], { now, sigma });
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
  const frame = new Frame();
  frame.load(document);
  const holds = (pred: Pred) => new Compiler().compile(pred)(frame);
  const reads = compiled.events.reads(document.dataStream ?? '');
  const says = (isMet: boolean) => (isMet ? 'yes' : 'no ');
  const lines = [
    line`${rule.name} on event ${document.id}`,
    line`${says(reads)}  reads ${document.dataStream ?? 'a document without data stream'}`,
  ];
  for (const { text, pred } of clausesOf(rule, {
    pool: new PredPool(),
    types: createFieldTypes(),
    now,
    ...sigma,
  })) {
    lines.push(line`${says(holds(pred))}  ${text}`);
    for (const field of fieldsRead(pred).fields) {
      const values = getTexts(document.doc, field);
      lines.push(line`       ${field}: ${values.length === 0 ? 'absent' : values.join(', ')}`);
    }
  }
  const matches = compiled.events.matches(frame);
  lines.push(line`${says(matches)}  ${rule.sigma ? 'the rule' : 'the query and its filters'} as a whole`);
  return lines.map((text) => `${text}\n`);
}

interface Clause {
  readonly text: string;
  readonly pred: Pred;
}

/** The conditions of a rule, each with what became of it; of Sigma first which events it is for. */
function clausesOf(rule: Rule, options: SigmaOptions): readonly Clause[] {
  if (rule.sigma?.query) {
    const { query, source } = rule.sigma;
    const { gate, clauses } = lowerSigma(query, new SigmaContext(options), new Report(source));
    const { product, category, service } = query.logsource ?? {};
    const logsource = [product, category, service].filter((name) => name !== undefined).join('/');
    return [
      { text: `logsource ${logsource}`, pred: gate },
      ...clauses.map(({ selection, item, pred }) => ({ text: `${selection}: ${describeItem(item)}`, pred })),
    ];
  }
  const { lowered } = compileKql(rule.query, options);
  return (lowered?.clauses ?? []).map(({ loc, pred }) => {
    return { text: rule.query.slice(loc.start, loc.end).replaceAll(/\s+/g, ' '), pred };
  });
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
    for await (const document of queryDocuments(inputs, new IngestReport())) {
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
