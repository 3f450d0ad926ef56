import { alertStream } from '../alerts/alert.ts';
import { attributionStream } from '../alerts/attribution-event.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompiledRule, RuleSet } from '../engine/rule-set.ts';
import { logsourceName } from '../engine/sigma-rule.ts';
import { fieldReader } from '../exec/field-cells.ts';
import { Frame } from '../exec/frame.ts';
import type { Matcher } from '../exec/matcher.ts';
import type { Subject } from '../exec/subject.ts';
import { requiredAtoms } from '../plan/analysis/required.ts';
import { pathsOf } from '../plan/computed-field.ts';
import type { Pred } from '../plan/pred.ts';

/** Fields of which an event must have one for the rule to match. */
interface Need {
  readonly fields: readonly string[];
  readonly isMet: (subject: Subject) => boolean;
  /** Some event of the rule's had one. */
  wasMet: boolean;
}

interface Watch {
  readonly compiled: CompiledRule;
  readonly needs: readonly Need[];
  hasEvent: boolean;
  canMatch: boolean;
}

/**
 * Which rules could never match in given logs, and why: no event of theirs is there, or none has the fields that they need. Rules
 * of one logsource ask for it together.
 */
export class NeverMatch {
  readonly #watches: readonly Watch[];
  readonly #groups: readonly { readonly gate: Matcher; waiting: Watch[] }[];
  readonly #frame = new Frame();

  constructor({ rules, compiler }: RuleSet) {
    const groups = new Map<Pred | undefined, Watch[]>();
    this.#watches = rules.map((compiled) => {
      // What a scan makes itself is always there to be read.
      const canMatch = [alertStream, attributionStream].some((stream) => compiled.events.reads(stream));
      const watch = { compiled, needs: needsOf(compiled), hasEvent: canMatch, canMatch };
      const gate = compiled.sigma?.gate;
      groups.set(gate, [...(groups.get(gate) ?? []), watch]);
      return watch;
    });
    this.#groups = [...groups].map(([gate, waiting]) => ({
      gate: gate ? compiler.compile(gate) : () => true,
      waiting: waiting.filter(({ canMatch }) => !canMatch),
    }));
  }

  observe(subject: Subject): void {
    this.#frame.load(subject);
    for (const group of this.#groups) {
      if (group.waiting.length === 0 || !group.gate(this.#frame)) continue;
      for (const watch of group.waiting) {
        if (!watch.compiled.events.reads(subject.dataStream ?? '')) continue;
        watch.hasEvent = true;
        const met = watch.needs.filter(({ isMet }) => isMet(subject));
        for (const need of met) need.wasMet = true;
        watch.canMatch = met.length === watch.needs.length;
      }
      group.waiting = group.waiting.filter(({ canMatch }) => !canMatch);
    }
  }

  diagnostics(): Diagnostic[] {
    return this.#watches.flatMap((watch) => {
      const { rule } = watch.compiled;
      if (watch.canMatch) return [];
      return [
        {
          code: 'rule-never-matches',
          severity: 'info',
          message: `${rule.name} could never match in these logs because ${whyNever(watch)}.`,
          location: { file: rule.source.file, line: rule.source.line },
        },
      ];
    });
  }
}

function whyNever({ compiled: { rule }, needs, hasEvent }: Watch): string {
  if (!hasEvent) {
    const logsource = rule.sigma?.query?.logsource;
    return `they hold no event of ${logsource ? logsourceName(logsource) : rule.index.join(', ')}`;
  }
  const names = ({ fields }: Need) => fields.slice(0, 3).join(' or ');
  const unmet = needs.find(({ wasMet }) => !wasMet);
  return unmet
    ? `no event that it reads has ${names(unmet)}`
    : `no event that it reads has all of ${needs.map(names).join(' and ')}`;
}

/** One for each condition that must hold, where fields are known without which it cannot. */
function needsOf({ events, sigma }: CompiledRule): Need[] {
  const pred = sigma?.detection ?? events.pred;
  return (pred.kind === 'and' ? pred.items : [pred]).flatMap((item) => {
    const found = neededFields(item);
    if (!found) return [];
    const readers = found.map(fieldReader);
    const fields = [...new Set(found.flatMap(pathsOf))];
    return [
      { fields, isMet: (subject) => readers.some((read) => read(subject) !== undefined), wasMet: false },
    ];
  });
}

function neededFields(pred: Pred): readonly string[] | undefined {
  const fields = new Set<string>();
  for (const atom of requiredAtoms(pred) ?? [undefined]) {
    // Fields of the data stream need not stand in the document.
    if (atom === undefined || (atom.kind !== 'leaf' && atom.kind !== 'exists')) return undefined;
    if (/^(?:data_stream\.|event\.dataset$|_)/.test(atom.field)) return undefined;
    fields.add(atom.field);
  }
  return [...fields];
}
