import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createFieldTypes, type FieldTypes } from '../event/field-types/field-types.ts';
import { Compiler } from '../exec/compiler.ts';
import type { Matcher } from '../exec/matcher.ts';
import { compileKql } from '../lang/kql/compile.ts';
import type { LowerOptions } from '../lang/kql/lower-context.ts';
import { noPipelines, SigmaContext, type SigmaSettings } from '../lang/sigma/lower-context.ts';
import type { Pred } from '../plan/pred.ts';
import { PredPool } from '../plan/pred-pool.ts';
import type { Exception } from '../rules/exception.ts';
import type { Rule, SigmaPart } from '../rules/rule.ts';
import { countedFields } from './counted-fields.ts';
import { compileTest, type EventTest, QueryError, type Question } from './event-test.ts';
import { type EventTexts, eventTexts } from './event-texts.ts';
import { filterPred } from './filter/filter-pred.ts';
import { UnsupportedFilter } from './filter/unsupported-filter.ts';
import { indexMatcher } from './index-patterns.ts';
import { compileSigmaRule, readsLogs } from './sigma-rule.ts';

export interface CompiledRule {
  readonly rule: Rule;
  readonly events: EventTest;
  /** The indicators of a threat match rule. */
  readonly indicators: EventTest | undefined;
  /** Events that one of them holds for are not the rule's. */
  readonly exceptions: readonly CompiledException[];
  /** Fields to keep of an event that is only counted; undefined: it is kept whole. */
  readonly keeps: readonly string[] | undefined;
  readonly texts: EventTexts;
  /** Of a Sigma rule: the events of its logsource, and what it asks of them. */
  readonly sigma: { readonly gate: Pred; readonly detection: Pred } | undefined;
}

export interface CompiledException {
  readonly exception: Exception;
  readonly matches: Matcher;
}

export interface CannotRun {
  readonly rule: Rule;
  readonly reason: string;
}

export interface RuleSetOptions {
  /** What `now` in a query means, in milliseconds since 1970. */
  readonly now: number;
  readonly types?: FieldTypes;
  readonly exceptions?: readonly Exception[];
  /** How Sigma rules are read; without pipelines none can run. */
  readonly sigma?: SigmaSettings;
}

const languages: Readonly<Record<string, string>> = {
  eql: 'EQL',
  esql: 'ES|QL',
  lucene: 'Lucene',
};

/** The stream of Elastic's anomaly records is not an index pattern of the rule: the job decides. */
const anyStream = () => true;

/** Rules compiled together: they share what they read of an event and what they ask of it. */
export class RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly cannotRun: readonly CannotRun[];
  /** Why rules cannot run, and what is doubtful in those that do. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the rules were compiled with: whoever shares it shares what they read of an event. */
  readonly compiler = new Compiler();
  readonly #options: LowerOptions;
  readonly #texts: EventTexts;
  readonly #sigma: SigmaContext;
  readonly #exceptions: readonly CompiledException[];
  /** Exception lists that some rule names. */
  readonly #named: ReadonlySet<string>;

  constructor(
    rules: readonly Rule[],
    { now, types = createFieldTypes(), exceptions = [], sigma = noPipelines }: RuleSetOptions,
  ) {
    this.#options = { pool: new PredPool(), types, now };
    this.#texts = eventTexts(types);
    this.#sigma = new SigmaContext({ ...this.#options, ...sigma });
    const compiled: CompiledRule[] = [];
    const cannotRun: CannotRun[] = [];
    const diagnostics: Diagnostic[] = [];
    this.#named = new Set(rules.flatMap(({ exceptionLists }) => exceptionLists));
    this.#exceptions = this.#compileExceptions(exceptions, diagnostics);
    for (const rule of rules) {
      const result = this.#compile(rule);
      diagnostics.push(...result.diagnostics);
      if (result.compiled) compiled.push(result.compiled);
      else cannotRun.push({ rule, reason: result.reason });
    }
    this.rules = compiled;
    this.cannotRun = cannotRun;
    this.diagnostics = diagnostics;
  }

  #compile(rule: Rule): Compilation {
    const reason = unsupported(rule);
    if (reason !== undefined) return refuse(rule, reason);
    if (rule.sigma) return this.#compileSigma(rule, rule.sigma);
    const diagnostics: Diagnostic[] = [];
    try {
      const isJob = rule.machineLearning !== undefined;
      const query = rule.machineLearning
        ? anomalyQuery(rule.machineLearning.jobs, rule.machineLearning.anomalyThreshold)
        : rule.query;
      const { threatMatch, filters, source } = rule;
      const origin = { file: source.file, line: source.queryLine };
      const test = (question: Question) => compileTest(question, this.#options, this.compiler, diagnostics);
      const events = test({ query, filters, origin });
      const indicators = threatMatch && test({ ...threatMatch, origin });
      const compiled: CompiledRule = {
        rule,
        events: { ...events, reads: isJob ? anyStream : indexMatcher(rule.index) },
        exceptions: this.#exceptions.filter(({ exception }) => this.#holdsFor(exception, rule)),
        indicators: indicators && { ...indicators, reads: indexMatcher(threatMatch.index) },
        keeps: events.at ? undefined : countedFields(rule, this.#options.types),
        texts: this.#texts,
        sigma: undefined,
      };
      return { compiled, diagnostics };
    } catch (error) {
      if (error instanceof UnsupportedFilter) return refuse(rule, `${error.message} is not evaluated`);
      if (error instanceof QueryError) return { reason: error.message, diagnostics };
      throw error;
    }
  }

  #compileSigma(rule: Rule, part: SigmaPart): Compilation {
    const { lowered, reason, diagnostics } = compileSigmaRule(part, this.#sigma);
    if (!lowered) {
      const refused = refuse(rule, reason);
      return { reason, diagnostics: diagnostics.length > 0 ? diagnostics : refused.diagnostics };
    }
    const { pred, gate, detection } = lowered;
    const compiled: CompiledRule = {
      rule,
      events: { pred, matches: this.compiler.later(pred), at: undefined, reads: readsLogs },
      exceptions: this.#exceptions.filter(({ exception }) => this.#holdsFor(exception, rule)),
      indicators: undefined,
      keeps: undefined,
      texts: this.#texts,
      sigma: { gate, detection },
    };
    return { compiled, diagnostics };
  }

  #holdsFor({ rules, list }: Exception, rule: Rule): boolean {
    if (list !== undefined) return rule.exceptionLists.includes(list) || !this.#named.has(list);
    return rules.length === 0 || rules.includes(rule.id) || rules.includes(rule.name);
  }

  #compileExceptions(exceptions: readonly Exception[], diagnostics: Diagnostic[]): CompiledException[] {
    return exceptions.flatMap((exception) => {
      const { name, expires, when, file, line } = exception;
      const location = { file, line };
      if (expires !== undefined && expires < this.#options.now) {
        const day = new Date(expires).toISOString().slice(0, 10);
        const message = `${name} has expired on ${day} and no longer counts.`;
        diagnostics.push({ code: 'exception-expired', severity: 'warning', message, location });
        return [];
      }
      try {
        const pred =
          typeof when === 'string' ? this.#queryPred(when) : filterPred({ query: when }, this.#options).pred;
        return [{ exception, matches: this.compiler.later(pred) }];
      } catch (error) {
        if (!(error instanceof UnsupportedFilter) && !(error instanceof QueryError)) throw error;
        const message = `${name} suppresses nothing: ${error.message}`;
        diagnostics.push({ code: 'exception-invalid', severity: 'error', message, location });
        return [];
      }
    });
  }

  #queryPred(query: string): Pred {
    const { lowered, diagnostics } = compileKql(query, this.#options);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (!lowered) throw new QueryError(error?.message ?? 'its query cannot be read.');
    return lowered.pred;
  }
}

interface Compiled {
  readonly compiled: CompiledRule;
  readonly reason?: undefined;
  readonly diagnostics: readonly Diagnostic[];
}
interface Refused {
  readonly compiled?: undefined;
  readonly reason: string;
  readonly diagnostics: readonly Diagnostic[];
}
type Compilation = Compiled | Refused;

function unsupported({ type, language, query, threatMatch }: Rule): string | undefined {
  if (type === 'saved_query' && query === '') return 'its query is saved in Kibana and not in the rule';
  if (threatMatch && threatMatch.language !== 'kuery') {
    return `the language of its indicators, ${languages[threatMatch.language] ?? threatMatch.language}, is not evaluated yet`;
  }
  if (language === undefined || language === 'kuery' || language === 'sigma') return undefined;
  return `its language, ${languages[language] ?? language}, is not evaluated yet`;
}

function refuse(rule: Rule, reason: string): Refused {
  const { file, line } = rule.source;
  const message = `${rule.name} cannot run because ${reason}.`;
  return {
    reason,
    diagnostics: [{ code: 'rule-cannot-run', severity: 'warning', message, location: { file, line } }],
  };
}

function anomalyQuery(jobs: readonly string[], threshold: number): string {
  const list = jobs.map((job) => `"${job.replace(/["\\]/g, '\\$&')}"`).join(' or ');
  return `job_id: (${list}) and result_type: record and record_score >= ${threshold} and not is_interim: true`;
}
