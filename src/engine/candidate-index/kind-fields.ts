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

const kindAtoms = new WeakMap<Pred, readonly Atom[]>();

/** The atoms of a predicate that ask for the kind of event alone, each once. Remembered: many data streams have the same rules. */
export function kindAtomsOf(pred: Pred): readonly Atom[] {
  let known = kindAtoms.get(pred);
  if (known === undefined) {
    known = atomsOf(pred).filter((atom) => kindFieldsOf(atom) !== undefined);
    kindAtoms.set(pred, known);
  }
  return known;
}

/** Every atom that the whole event decides, each once; those within `nested` see one object alone. */
export function atomsOf(pred: Pred): Atom[] {
  const atoms: Atom[] = [];
  const seen = new Set<Pred>();
  const waiting = [pred];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next) || next.kind === 'nested' || next.kind === 'true') continue;
    seen.add(next);
    if (next.kind === 'and' || next.kind === 'or') waiting.push(...next.items);
    else if (next.kind === 'not') waiting.push(next.item);
    else atoms.push(next);
  }
  return atoms;
}
