import { isJsonObject, type JsonValue } from '../../event/json.ts';
import { viewCell } from '../../exec/field-cells.ts';
import type { CellTable, Frame } from '../../exec/frame.ts';
import { Many } from '../../exec/view/view.ts';
import { textView } from '../../exec/view/views.ts';
import { fold } from '../../plan/fold.ts';
import type { Folding } from '../../plan/value-test.ts';
import type { Announced } from './announce.ts';
import { type Sought, TextFinder } from './text-finder.ts';

/** Values repeat from event to event, but not all: what was found in so many is remembered. */
const mostRemembered = 4096;
/** Where fewer than one in four looks finds a value remembered, remembering costs more than it saves. */
const trial = 2048;
const longestRemembered = 256;

/** Atoms that one pass over the values of one field decides, all in one folding. */
export class TextGroup {
  /** Undefined where it is every value of the document. */
  readonly #values: ((frame: Frame) => readonly string[]) | undefined;
  readonly #fold: (text: string) => string;
  readonly #finder: TextFinder;
  readonly #members: readonly { readonly slot: number; readonly verify: Announced['verify'] }[];
  /** By text sought: the place of its atom in `#members`. */
  readonly #memberOf: readonly number[];
  readonly #beyondAscii: readonly number[];
  /** Whether a text that holds every value need but be searched to know that none holds anything. */
  readonly #isWithinText: boolean;
  #remembered: Map<string, readonly number[]> | undefined;
  readonly #found: number[] = [];
  #looks = 0;
  #hits = 0;

  constructor(
    of: Announced['of'],
    folding: Folding,
    members: readonly { readonly slot: number; readonly announced: Announced }[],
    cells: CellTable,
  ) {
    this.#values = of === 'every' ? undefined : textsOf(of.field, folding, cells);
    this.#fold = folding === 'caseless' ? fold : (text) => text;
    // Among all values of an event too many are new.
    this.#remembered = of === 'every' ? undefined : new Map();
    this.#members = members.map(({ slot, announced: { verify } }) => ({ slot, verify }));
    const sought: Sought[] = [];
    const memberOf: number[] = [];
    members.forEach(({ announced }, place) => {
      for (const one of announced.sought) {
        sought.push(one);
        memberOf.push(place);
      }
    });
    this.#memberOf = memberOf;
    this.#finder = new TextFinder(sought);
    this.#beyondAscii = members.filter(({ announced }) => announced.isAsciiOnly).map(({ slot }) => slot);
    this.#isWithinText =
      folding === 'caseless' &&
      this.#beyondAscii.length === 0 &&
      sought.every(({ text, place }) => place === 'inside' && !signsOnly.test(text));
  }

  /** Tells the slots of all atoms that hold, or may hold; one may be told twice. */
  scan(frame: Frame, tell: (slot: number) => void): void {
    if (this.#values) {
      for (const text of this.#values(frame)) for (const slot of this.#slotsIn(text)) tell(slot);
      return;
    }
    if (this.#isWithinText) {
      const all = frame.subject.direct?.text();
      if (all !== undefined && !this.#isIn(this.#fold(all))) return;
    }
    eachText(frame.doc, (text) => {
      // Folding never makes a text shorter.
      if (text.length < this.#finder.fewest) return;
      for (const slot of this.#search(this.#fold(text))) tell(slot);
    });
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

  #isIn(text: string): boolean {
    const found = this.#found;
    found.length = 0;
    this.#finder.find(text, found);
    return found.length > 0;
  }

  #search(text: string): readonly number[] {
    const found = this.#found;
    found.length = 0;
    this.#finder.find(text, found);
    if (found.length === 0 && this.#beyondAscii.length === 0) return none;
    const slots: number[] = [];
    for (const index of found) {
      const member = this.#members[this.#memberOf[index] as number];
      if (member && (!member.verify || member.verify(text))) slots.push(member.slot);
    }
    if (this.#beyondAscii.length > 0 && isBeyondAscii(text)) slots.push(...this.#beyondAscii);
    return slots;
  }
}

const none: readonly never[] = [];

/** Texts that `DirectFields.text` need not hold. */
const signsOnly = /^[\dtz:.+ -]*$/;

function textsOf(field: string, folding: Folding, cells: CellTable): (frame: Frame) => readonly string[] {
  const cell = viewCell(cells, field, textView(folding));
  const one = [''];
  return (frame) => {
    const values = frame.get(cell);
    if (values === undefined) return none;
    if (values instanceof Many) return values.items;
    one[0] = values;
    return one;
  };
}

type Take = (text: string) => void;

/** In whatever field, and by no path: to name the fields would take longer than to search them. */
function eachText(value: JsonValue | undefined, take: Take): void {
  if (typeof value === 'string') take(value);
  else if (typeof value === 'number' || typeof value === 'boolean') take(String(value));
  else if (Array.isArray(value)) for (const item of value) eachText(item, take);
  else if (isJsonObject(value)) for (const key of Object.keys(value)) eachText(value[key], take);
}

function isBeyondAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return true;
  return false;
}
