import { fieldsRead } from '../../plan/analysis/fields.ts';
import type { Pred } from '../../plan/pred.ts';

/** Fields that say which kind of event it is: few values each, the same for very many events. */
const kindFields =
  /^(?:_index|event\.(?:category|type|kind|action|code|provider|module|dataset|outcome)|data_stream\.(?:type|dataset|namespace)|host\.os\.(?:type|family|platform)|winlog\.(?:channel|provider_name|event_id)|cloud\.provider|agent\.type)$/;

/** A predicate in two: what asks for a kind of event alone, and the rest. Both halves must hold. */
export interface Gated {
  readonly gate: readonly Pred[];
  readonly rest: readonly Pred[];
  /** Fields that the gate reads. */
  readonly fields: readonly string[];
}

export function splitGate(pred: Pred): Gated {
  const gate: Pred[] = [];
  const rest: Pred[] = [];
  const fields = new Set<string>();
  for (const item of pred.kind === 'and' ? pred.items : [pred]) {
    const read = kindFieldsOf(item);
    (read ? gate : rest).push(item);
    for (const field of read ?? []) fields.add(field);
  }
  return { gate, rest, fields: [...fields].sort() };
}

function kindFieldsOf(pred: Pred): readonly string[] | undefined {
  if (pred.kind === 'nested') return undefined;
  const { fields, patterns } = fieldsRead(pred);
  return patterns.length === 0 && fields.length > 0 && fields.every((field) => kindFields.test(field))
    ? fields
    : undefined;
}
