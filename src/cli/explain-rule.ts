import { ExitCode } from '../diagnostics/exit-codes.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { RuleSet } from '../engine/rule-set.ts';
import { logsourceName } from '../engine/sigma-rule.ts';
import { getText, getTexts } from '../event/fields.ts';
import { parseInstant } from '../event/parse-instant.ts';
import { type Explanation, explain, type Reason } from '../exec/explain/explain.ts';
import { reasonWords } from '../exec/explain/print-explanation.ts';
import { Frame } from '../exec/frame.ts';
import { compileKql } from '../lang/kql/compile.ts';
import { Report } from '../lang/report.ts';
import { lowerSigma } from '../lang/sigma/lower.ts';
import { SigmaContext, type SigmaOptions } from '../lang/sigma/lower-context.ts';
import { describeItem } from '../lang/sigma/print.ts';
import { line } from '../output/text/safe-text.ts';
import { fieldsRead } from '../plan/analysis/fields.ts';
import type { Pred } from '../plan/pred.ts';
import { PredPool } from '../plan/pred-pool.ts';
import type { Exception } from '../rules/exception.ts';
import type { Rule } from '../rules/rule.ts';
import { findEvent } from './find-event.ts';
import type { Io } from './io.ts';
import type { RuleSettings } from './rule-settings.ts';

/** Each condition of a rule's query, whether one event meets it, and what the event holds there. */
export async function explainRule(
  rule: Rule,
  exceptions: readonly Exception[],
  paths: readonly string[],
  wanted: string | undefined,
  settings: RuleSettings,
  io: Io,
): Promise<string[]> {
  const set = new RuleSet([rule], { now: Date.now(), exceptions, ...settings });
  const [compiled] = set.rules;
  if (!compiled)
    throw new UserError(
      `${rule.name} cannot run because ${set.cannotRun[0]?.reason}`,
      'See `throughline rules check`.',
      ExitCode.rule,
    );
  if (paths.length === 0)
    throw new UserError('no logs are named', 'Give those that hold the event, and its id with --event.');
  const document = await findEvent(compiled, paths, wanted, io);
  // The run that would see it comes soon after.
  const now = parseInstant(getText(document.doc, '@timestamp') ?? '')?.ms ?? Date.now();
  const frame = new Frame();
  frame.load(document);
  const reads = compiled.events.reads(document.dataStream ?? '');
  const lines = [
    line`${rule.name} on event ${document.id}`,
    line`${says(reads)}  reads ${document.dataStream ?? 'a document without data stream'}`,
  ];
  for (const { text, pred } of clausesOf(rule, {
    pool: new PredPool(),
    now,
    types: settings.types,
    ...settings.sigma,
  })) {
    const explanation = explain(pred, document);
    const why = reasonWords[tellingReason(explanation) ?? 'passes'];
    lines.push(line`${says(explanation.holds)}  ${text}${why === '' ? '' : `  -- ${why}`}`);
    for (const field of fieldsRead(pred).fields) {
      const values = getTexts(document.doc, field);
      lines.push(line`       ${field}: ${values.length === 0 ? 'absent' : values.join(', ')}`);
    }
  }
  const { events } = compiled;
  const matches = events.at ? events.at(now).holds(document) : events.matches(frame);
  lines.push(line`${says(matches)}  ${rule.sigma ? 'the rule' : 'the query and its filters'} as a whole`);
  for (const { exception, matches: keepsOff } of compiled.exceptions) {
    if (keepsOff(frame)) lines.push(line`no   the exception ${exception.name} keeps it from the rule`);
  }
  return lines.map((text) => `${text}\n`);
}

/** Of the reasons of all parts of a condition the one that says most: it came nearest. */
function tellingReason({ holds, reason, items }: Explanation): Reason | undefined {
  if (holds) return undefined;
  const found = [reason, ...items.map(tellingReason)];
  return telling.find((one) => found.includes(one));
}

const telling: readonly Reason[] = [
  'case-differs',
  'several-values',
  'value-differs',
  'no-element-passes',
  'type-differs',
  'no-value',
  'element-absent',
  'field-absent',
];

function says(isMet: boolean): string {
  return isMet ? 'yes' : 'no ';
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
    return [
      { text: `logsource ${query.logsource ? logsourceName(query.logsource) : 'any'}`, pred: gate },
      ...clauses.map(({ selection, item, pred }) => ({ text: `${selection}: ${describeItem(item)}`, pred })),
    ];
  }
  const { lowered } = compileKql(rule.query, options);
  return (lowered?.clauses ?? []).map(({ loc, pred }) => {
    return { text: rule.query.slice(loc.start, loc.end).replaceAll(/\s+/g, ' '), pred };
  });
}
