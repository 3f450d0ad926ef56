import { fieldsRead } from '../../plan/analysis/fields.ts';
import type { Atom, Pred } from '../../plan/pred.ts';

/** Fields that say which kind of event it is: few values each, the same for very many events. */
const kindFields =
  /^(?:_index|event\.(?:category|type|kind|action|code|provider|module|dataset|outcome)|data_stream\.(?:type|dataset|namespace)|host\.os\.(?:type|family|platform)|winlog\.(?:channel|provider_name|event_id)|cloud\.provider|agent\.type)$/;

/** The fields of an atom that asks for the kind of event alone; undefined for any other. */
export function kindFieldsOf(atom: Atom): readonly string[] | undefined {
  if (atom.kind !== 'leaf' || atom.test.op === 'field') return find(atom);
  // Tens of thousands of leaves read a few hundred fields.
  if (!knownOf.has(atom.field)) knownOf.set(atom.field, find(atom));
  return knownOf.get(atom.field);
}

const knownOf = new Map<string, readonly string[] | undefined>();

function find(atom: Atom): readonly string[] | undefined {
  const { fields, patterns } = fieldsRead(atom);
  return patterns.length === 0 && fields.length > 0 && fields.every((field) => kindFields.test(field))
    ? fields
    : undefined;
}

/** Every atom that the whole event decides, each once; those within `nested` see one object alone. */
export function* atomsOf(preds: readonly Pred[]): Generator<Atom> {
  const seen = new Set<Pred>();
  const waiting = [...preds];
  for (let pred = waiting.pop(); pred; pred = waiting.pop()) {
    if (seen.has(pred) || pred.kind === 'nested' || pred.kind === 'true') continue;
    seen.add(pred);
    if (pred.kind === 'and' || pred.kind === 'or') waiting.push(...pred.items);
    else if (pred.kind === 'not') waiting.push(pred.item);
    else yield pred;
  }
}
