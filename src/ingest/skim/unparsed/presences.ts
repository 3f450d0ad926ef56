import { type DirectFields, inDocument, type KnownPath } from '../../../event/direct-fields.ts';
import type { UnparsedRecords } from './unparsed-records.ts';

/** A field of which it matters whether it is there, as a digit of a number to the base of three: 0 no, 1 as an empty text or list, 2 yes. */
interface Digit {
  readonly path: string;
  /** How its family reads it. */
  readonly known: KnownPath | undefined;
  readonly weight: number;
}

/** Fields that are texts of one member of the records of a kind. */
interface OfMember {
  readonly place: number;
  readonly digits: readonly Digit[];
  /** What they add together where the member has any ordinary text. */
  readonly sum: number;
}

/** Tells of events of a kind which fields are there, of those whose presence alone matters. */
export class Presences {
  readonly #records: UnparsedRecords;
  readonly #members: readonly OfMember[];
  readonly #others: readonly Digit[];

  /** `direct` is of the record that was read last, which is of the kind. */
  constructor(records: UnparsedRecords, paths: readonly string[], direct: DirectFields) {
    this.#records = records;
    const digits = paths.map(
      (path, at): Digit => ({
        path,
        known: direct.family.known?.(path),
        weight: 3 ** at,
      }),
    );
    const byPlace = new Map<number, Digit[]>();
    const others: Digit[] = [];
    for (const digit of digits) {
      let isText = false;
      const [place, ...more] = records.readBy(() => {
        isText = isRawText(direct, digit);
      });
      // What reads no member is the same in all records of the kind: nothing, if it is not in the document.
      if (place === undefined && direct.get(digit.path) === undefined) continue;
      if (place === undefined || more.length > 0 || !isText) others.push(digit);
      else byPlace.set(place, [...(byPlace.get(place) ?? []), digit]);
    }
    this.#members = [...byPlace].map(([place, digits]) => {
      return { place, digits, sum: digits.reduce((sum, { weight }) => sum + 2 * weight, 0) };
    });
    this.#others = others;
  }

  /** A number for those of the record that was read last; undefined where only the document tells. */
  of(direct: DirectFields): number | undefined {
    let sum = 0;
    for (const { place, digits, sum: all } of this.#members) {
      const added = this.#records.isOrdinaryText(place) ? all : sumOf(direct, digits);
      if (added === undefined) return undefined;
      sum += added;
    }
    const rest = sumOf(direct, this.#others);
    return rest === undefined ? undefined : sum + rest;
  }
}

/** Whether it is a text of the record as it stands there. */
function isRawText(direct: DirectFields, digit: Digit): boolean {
  const raw = rawOf(direct, digit);
  return raw !== undefined && raw !== inDocument;
}

function rawOf(direct: DirectFields, { known }: Digit): ReturnType<NonNullable<DirectFields['rawOf']>> {
  return known && direct.rawOf ? direct.rawOf(known) : inDocument;
}

function sumOf(direct: DirectFields, digits: readonly Digit[]): number | undefined {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits[at] as Digit;
    const raw = rawOf(direct, digit);
    if (raw === undefined) continue;
    let isEmpty: boolean;
    if (raw === inDocument) {
      const value = direct.get(digit.path);
      if (value === undefined) continue;
      if (value === inDocument) return undefined;
      isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
    } else {
      isEmpty = raw.from === raw.to;
    }
    sum += isEmpty ? digit.weight : 2 * digit.weight;
  }
  return sum;
}
