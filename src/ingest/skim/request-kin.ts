import type { Event } from '../../event/event.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import type { Repeater } from '../../event/repeater.ts';
import { isUntouched } from '../redact.ts';
import type { Kin, ReadRecord } from './kin.ts';
import type { KnownKind, KnownRequests, RequestKey } from './known-requests.ts';

/** A record of the Activity Log of which some part was not met yet. */
export class RequestKin implements Kin {
  readonly of = 'request';
  readonly #table: KnownRequests;
  readonly #key: RequestKey;
  readonly #values: readonly string[];
  #known: KnownKind | undefined;

  /** `values`: those of the parts that were not met yet, as they stand in the record. */
  constructor(table: KnownRequests, key: RequestKey, values: readonly string[]) {
    this.#table = table;
    this.#key = key;
    this.#values = values;
  }

  is(event: Event, { canRepeat, search, raw }: ReadRecord): this {
    if (!canRepeat || search?.pattern.test(addedTexts(event.doc, raw))) {
      this.#table.refuse(this.#key);
    } else if (this.#values.every((value) => isUntouched(JSON.parse(value)))) {
      this.#known = { format: event.format, search };
    }
    return this;
  }

  learn(repeater: Repeater | undefined): void {
    const known = this.#known;
    if (!repeater) this.#table.refuse(this.#key);
    else if (known) this.#table.learn(this.#key, known, repeater);
  }
}

/** All texts of a document that its record does not hold: outcomes, types, names of data sets. */
function addedTexts(doc: JsonObject, raw: string): string {
  const lower = raw.toLowerCase();
  const added: string[] = [];
  const collect = (value: JsonValue | undefined): void => {
    if (typeof value === 'string' && !lower.includes(value.toLowerCase())) added.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) collect(inner);
  };
  collect(doc);
  return added.join('\n');
}
