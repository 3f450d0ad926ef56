import { eachText } from '../../event/each-text.ts';
import type { JsonValue } from '../../event/json.ts';
import { rawCell } from '../../exec/field-cells.ts';
import type { Cell, CellTable, Frame } from '../../exec/frame.ts';
import { Many, valuesOf } from '../../exec/view/view.ts';
import { textView } from '../../exec/view/views.ts';
import type { Folding } from '../../plan/value-test.ts';
import type { Announced } from './announce.ts';
import { AnyFinder } from './any-finder.ts';
import type { SearchedText } from './searched-text.ts';
import type { Sought } from './sought.ts';
import { TextFinder } from './text-finder.ts';

/** Values repeat from event to event, but not all: what was found in so many is remembered. */
const mostRemembered = 4096;
/** Where fewer than one in four looks finds a value remembered, remembering costs more than it saves. */
const trial = 2048;
const longestRemembered = 256;

interface Member {
  readonly slot: number;
  readonly verify: Announced['verify'];
}

/** Atoms that one pass over the values of one field decides, all in one folding. */
export class TextGroup {
  /** Undefined where it is every value of the document. */
  readonly #field: Cell<JsonValue | undefined> | undefined;
  readonly #folding: Folding;
  readonly #searched: SearchedText;
  readonly #finder: TextFinder;
  /** By text sought: the atom that it announces. */
  readonly #memberOf: readonly Member[];
  readonly #beyondAscii: readonly number[];
  /** Finds what must be in a text that holds every value if one of them is to hold anything. */
  readonly #anywhere: AnyFinder | undefined;
  /** Whether the text of a kind holds anything. */
  readonly #inKind = new Map<string, boolean>();
  #remembered: Map<string, readonly number[]> | undefined;
  #looks = 0;
  #hits = 0;

  constructor(
    of: Announced['of'],
    folding: Folding,
    members: readonly { readonly slot: number; readonly announced: Announced }[],
    cells: CellTable,
    searched: SearchedText,
  ) {
    this.#field = of === 'every' ? undefined : rawCell(cells, of.field);
    this.#folding = folding;
    this.#searched = searched;
    // Among all values of an event too many are new.
    this.#remembered = of === 'every' ? undefined : new Map();
    const sought: Sought[] = [];
    const memberOf: Member[] = [];
    for (const { slot, announced } of members) {
      for (const one of announced.sought) {
        sought.push(one);
        memberOf.push({ slot, verify: announced.verify });
      }
    }
    this.#memberOf = memberOf;
    this.#finder = new TextFinder(sought, folding);
    this.#beyondAscii = members.filter(({ announced }) => announced.isAsciiOnly).map(({ slot }) => slot);
    const isPlain = of === 'every' && folding === 'caseless' && this.#beyondAscii.length === 0;
    this.#anywhere = isPlain ? plainFinder(sought) : undefined;
  }

  /** The slots of all atoms that hold, or may hold; one may be there twice. Not to be kept. */
  slots(frame: Frame): readonly number[] {
    if (this.#field === undefined) return this.#isNowhere(frame) ? none : this.#slotsInAll(frame.doc);
    const value = frame.get(this.#field);
    if (value === undefined) return none;
    return typeof value === 'string' ? this.#slotsIn(value) : this.#slotsInMany(value);
  }

  #slotsInMany(value: JsonValue): readonly number[] {
    const values = valuesOf(value, textView('none'));
    if (values === undefined) return none;
    return values instanceof Many ? values.items.flatMap((text) => this.#search(text)) : this.#search(values);
  }

  #slotsInAll(doc: JsonValue): readonly number[] {
    const slots: number[] = [];
    eachText(doc, (text) => {
      slots.push(...this.#search(text));
    });
    return slots;
  }

  /** Whether it is known without looking at each value that none of them holds anything. */
  #isNowhere({ subject: { direct, original } }: Frame): boolean {
    const finder = this.#anywhere;
    if (finder === undefined || direct === undefined) return false;
    const text = direct.text(original);
    if (text === undefined || this.#isAnyIn(text, finder)) return false;
    const { kind } = direct;
    let inKind = this.#inKind.get(kind);
    if (inKind === undefined) {
      inKind = this.#isAnyIn(direct.kindText, finder);
      if (this.#inKind.size >= mostRemembered) this.#inKind.clear();
      this.#inKind.set(kind, inKind);
    }
    return !inKind;
  }

  #isAnyIn(text: string, finder: AnyFinder): boolean {
    this.#searched.loadForAscii(text);
    return finder.isAnyIn(this.#searched);
  }

  #slotsIn(text: string): readonly number[] {
    const remembered = this.#remembered;
    if (!remembered || text.length > longestRemembered) return this.#search(text);
    this.#looks++;
    const known = remembered.get(text);
    if (known) {
      this.#hits++;
      return known;
    }
    if (this.#looks === trial) {
      if (this.#hits * 4 < this.#looks) this.#remembered = undefined;
      this.#looks = 0;
      this.#hits = 0;
    }
    const slots = this.#search(text);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, slots);
    return slots;
  }

  #search(text: string): readonly number[] {
    const searched = this.#searched;
    searched.load(text, this.#folding);
    const finder = this.#finder;
    const count = finder.find(searched);
    if (count === 0 && (searched.isAscii || this.#beyondAscii.length === 0)) return none;
    const slots: number[] = [];
    for (let at = 0; at < count; at++) {
      const { slot, verify } = this.#memberOf[finder.found[at] as number] as Member;
      if (verify === undefined || verify(searched.whole)) slots.push(slot);
    }
    if (!searched.isAscii) slots.push(...this.#beyondAscii);
    return slots;
  }
}

const none: readonly never[] = [];

/** Runs that `DirectFields.text` holds as they are. */
const plainRuns = /[ !#-.0-[\]-~]+/g;
const signsOnly = /^[\dtz:.+ -]*$/;

/** Looks for the longest such run of each; undefined where one has none. */
function plainFinder(sought: readonly Sought[]): AnyFinder | undefined {
  const runs = sought.map(({ text }) =>
    (text.match(plainRuns) ?? [])
      .filter((run) => !signsOnly.test(run))
      .reduce((best, run) => (run.length > best.length ? run : best), ''),
  );
  return AnyFinder.of(runs);
}
