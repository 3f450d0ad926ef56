import type { DirectFields } from '../../../event/direct-fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import type { Repeater } from '../../../event/repeater.ts';
import type { Format, KindReader, Normalised, RecordContext } from '../../formats/format.ts';
import { findFormat } from '../../formats/registry.ts';
import type { Asked, RepeatedRecords } from '../repeated-records.ts';
import { Concluded } from './concluded.ts';
import { Presences } from './presences.ts';
import { UnparsedEvent } from './unparsed-event.ts';
import type { RecordShape, UnparsedRecords } from './unparsed-records.ts';

/** Beyond these, records are read one by one: input that repeats nothing must not fill memory. */
const mostLearned = 50_000;

/** Records of a shape whose members say the same of the kind of their events. */
export interface KnownKind {
  readonly format: Format;
  readonly reader: KindReader;
  readonly like: Normalised;
  /** Of the record that was read last, once `like` is renewed for it. */
  readonly event: UnparsedEvent;
  readonly asked: Asked;
  readonly presences: Presences;
  /** Who observes those that have the same values, too, and the same number for what else there is. */
  readonly same: Concluded<Repeater>;
}

interface KnownShape {
  readonly format: Format;
  readonly reader: KindReader;
  readonly kinds: Concluded<KnownKind | 'other'>;
}

/** What was learned of records that were not parsed, from the first of each kind. */
export class KnownKinds {
  readonly #records: UnparsedRecords;
  readonly #repeated: RepeatedRecords;
  /** By the places of shapes. */
  readonly #shapes: (KnownShape | 'other')[] = [];
  #learned = 0;

  constructor(records: UnparsedRecords, repeated: RepeatedRecords) {
    this.#records = records;
    this.#repeated = repeated;
  }

  /** Of the record that was read last. `other`: none whose event can be told without its document; undefined: this one must be read. */
  of(shape: RecordShape, context: RecordContext): KnownKind | 'other' | undefined {
    const known = this.#shapeOf(shape);
    if (known === 'other') return known;
    return known.kinds.find(this.#records) ?? this.#learn(known, shape.record, context);
  }

  /** Who observes events of records like the one that was read last, where `present` is the same as well. */
  repeater({ same }: KnownKind, present: number): Repeater | undefined {
    return same.find(this.#records, present);
  }

  learnRepeater(direct: DirectFields, { asked, same }: KnownKind, present: number, repeater: Repeater): void {
    if (this.#learned >= mostLearned) return;
    const places = this.#records.readBy(() => {
      for (const path of asked.values) direct.get(path);
    });
    if (same.add(this.#records, places, repeater, present)) this.#learned++;
  }

  #shapeOf(shape: RecordShape): KnownShape | 'other' {
    let known = this.#shapes[shape.place];
    if (known === undefined) {
      const format = findFormat(shape.record);
      const reader = format?.plane === 'guest' ? format.ofKinds : undefined;
      known = format && reader ? { format, reader, kinds: new Concluded() } : 'other';
      this.#shapes[shape.place] = known;
    }
    return known;
  }

  #learn(
    { format, reader, kinds }: KnownShape,
    record: JsonObject,
    context: RecordContext,
  ): KnownKind | 'other' | undefined {
    if (this.#learned >= mostLearned) return undefined;
    let kind: string | undefined;
    const places = this.#records.readBy(() => {
      kind = reader.kindOf(record);
    });
    // No two formats recognise the same record.
    if (kind !== undefined && !format.recognise(record)) return undefined;
    const like = kind === undefined ? undefined : format.normalise(record, context);
    if (like?.kind === 'rejected' || (like && !like.direct)) return undefined;
    const known = like?.direct ? this.#kind(format, reader, like, like.direct) : 'other';
    this.#learned++;
    return kinds.add(this.#records, places, known) ? known : undefined;
  }

  #kind(format: Format, reader: KindReader, like: Normalised, direct: DirectFields): KnownKind {
    const asked = this.#repeated.askedOf(direct);
    const presences = new Presences(this.#records, asked.presences, direct);
    const event = new UnparsedEvent(like, direct, format.name, this.#records);
    return { format, reader, like, event, asked, presences, same: new Concluded<Repeater>() };
  }
}
