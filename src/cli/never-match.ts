import { alertStream } from '../alerts/alert.ts';
import { attributionStream } from '../alerts/attribution-event.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompiledRule, RuleSet } from '../engine/rule-set.ts';
import { getField } from '../event/fields.ts';
import type { Subject } from '../exec/subject.ts';
import { requiredAtoms } from '../plan/analysis/required.ts';

interface Watch {
  readonly compiled: CompiledRule;
  /** Fields of which one must be there for the rule to match; undefined: no such set is known. */
  readonly fields: readonly string[] | undefined;
  hasStream: boolean;
  hasField: boolean;
}

/** Which rules could never match in given logs, and why: no event of theirs is there, or none has a field that they need. */
export class NeverMatch {
  readonly #watches: readonly Watch[];

  constructor({ rules }: RuleSet) {
    this.#watches = rules.map((compiled) => ({
      compiled,
      fields: neededFields(compiled),
      // What a scan makes itself is always there to be read.
      hasStream: [alertStream, attributionStream].some((stream) => compiled.events.reads(stream)),
      hasField: [alertStream, attributionStream].some((stream) => compiled.events.reads(stream)),
    }));
  }

  observe({ doc, dataStream = '' }: Subject): void {
    for (const watch of this.#watches) {
      if (watch.hasField || !watch.compiled.events.reads(dataStream)) continue;
      watch.hasStream = true;
      watch.hasField = watch.fields?.some((field) => getField(doc, field) !== undefined) ?? true;
    }
  }

  diagnostics(): Diagnostic[] {
    return this.#watches.flatMap(({ compiled: { rule }, fields, hasStream, hasField }) => {
      if (hasField) return [];
      const why = hasStream
        ? `no event that it reads has ${(fields ?? []).slice(0, 3).join(' or ')}`
        : `they hold no event of ${rule.index.join(', ')}`;
      return [
        {
          code: 'rule-never-matches',
          severity: 'info',
          message: `${rule.name} could never match in these logs because ${why}.`,
          location: { file: rule.source.file, line: rule.source.line },
        },
      ];
    });
  }
}

function neededFields({ events }: CompiledRule): readonly string[] | undefined {
  const fields = new Set<string>();
  for (const atom of requiredAtoms(events.pred) ?? [undefined]) {
    // Fields of the data stream need not stand in the document.
    if (atom === undefined || (atom.kind !== 'leaf' && atom.kind !== 'exists')) return undefined;
    if (/^(?:data_stream\.|event\.dataset$|_)/.test(atom.field)) return undefined;
    fields.add(atom.field);
  }
  return [...fields];
}
