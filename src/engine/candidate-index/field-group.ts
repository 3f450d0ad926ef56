import { inDocument } from '../../event/direct-fields.ts';
import type { JsonValue } from '../../event/json.ts';
import type { RawText } from '../../event/raw-text.ts';
import { RecentBytes } from '../../event/recent-bytes.ts';
import { rawCell } from '../../exec/field-cells.ts';
import type { Cell, CellTable, Frame } from '../../exec/frame.ts';
import { type RawReader, rawReader } from '../../exec/raw-reader.ts';
import { Many, valuesOf } from '../../exec/view/view.ts';
import { textView } from '../../exec/view/views.ts';
import { noSlots, type SlotFinder } from './slot-finder.ts';
import type { TextGroup } from './text-group.ts';

/** Values repeat from event to event, but not all: what was found in so many is remembered. */
const mostRemembered = 4096;
const mostInBytes = 1024;
const longestRemembered = 256;
/** Where fewer than one in four looks finds a value remembered, remembering costs more than it saves. */
const trial = 2048;

/** Atoms that the values of one field announce. */
export class FieldGroup implements TextGroup {
  readonly #field: Cell<JsonValue | undefined>;
  readonly #raw: RawReader | undefined;
  readonly #finder: SlotFinder;
  /** Undefined where too few values are met again. */
  #texts: Map<string, readonly number[]> | undefined = new Map();
  #bytes: RecentBytes<readonly number[]> | undefined;
  #looks = 0;
  #hits = 0;
  isSteady = false;

  constructor(field: string, finder: SlotFinder, cells: CellTable) {
    this.#field = rawCell(cells, field);
    this.#raw = rawReader(field);
    this.#finder = finder;
  }

  slots(frame: Frame): readonly number[] {
    const { direct } = frame.subject;
    const raw = direct && this.#raw ? this.#raw(direct) : inDocument;
    if (raw === undefined) return this.#absent();
    const inBytes = raw === inDocument ? undefined : this.#inBytes(raw);
    if (inBytes) return inBytes;
    const value = frame.get(this.#field);
    if (value === undefined) return this.#absent();
    return typeof value === 'string' ? this.#inText(value) : this.#inMany(value);
  }

  /** What is not there repeats, too. */
  #absent(): readonly number[] {
    this.#count(true);
    return noSlots;
  }

  #inMany(value: JsonValue): readonly number[] {
    const values = valuesOf(value, textView('none'));
    if (values === undefined) return noSlots;
    const finder = this.#finder;
    return values instanceof Many
      ? values.items.flatMap((text) => finder.inText(text))
      : finder.inText(values);
  }

  /** Undefined where only the text itself tells. */
  #inBytes(raw: RawText): readonly number[] | undefined {
    const { bytes, from, to } = raw;
    const isRemembering = this.#texts !== undefined;
    if (isRemembering) {
      this.#bytes ??= new RecentBytes(mostInBytes);
      const known = this.#bytes.find(bytes, from, to);
      this.#count(known !== undefined);
      if (known) return known;
    }
    const slots = this.#finder.inJson(raw);
    if (isRemembering && slots) this.#bytes?.learn(bytes, from, to, slots);
    return slots;
  }

  #inText(text: string): readonly number[] {
    const remembered = this.#texts;
    if (!remembered || text.length > longestRemembered) return this.#finder.inText(text);
    const known = remembered.get(text);
    this.#count(known !== undefined);
    if (known) return known;
    const slots = this.#finder.inText(text);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, slots);
    return slots;
  }

  #count(isKnown: boolean): void {
    this.#looks++;
    if (isKnown) this.#hits++;
    if (this.#looks < trial) return;
    this.isSteady = this.#hits * 8 >= this.#looks * 7;
    if (this.#hits * 4 < this.#looks) {
      this.#texts = undefined;
      this.#bytes = undefined;
    }
    this.#looks = 0;
    this.#hits = 0;
  }
}
