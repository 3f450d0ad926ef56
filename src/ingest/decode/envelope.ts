/**
 * Tells objects that only wrap records from records that happen to hold an array: `{"records":[…]}` of diagnostic settings
 * and `{"value":[…],"nextLink":…}` of Azure REST. Fed with an object's keys in order, up to the one in question.
 */
export class EnvelopeWatch {
  #onlyScalars = true;
  #onlyPaging = true;
  #key = '';

  /** The keys of one object begin. */
  reset(): void {
    this.#onlyScalars = true;
    this.#onlyPaging = true;
    this.#key = '';
  }

  get possible(): boolean {
    return this.#onlyScalars;
  }

  key(key: string): void {
    if (this.#key !== '' && !isPaging(this.#key)) this.#onlyPaging = false;
    // A wrapper has no time of its own; a record has.
    if (key === '@timestamp' || key === 'time') this.#onlyScalars = false;
    this.#key = key;
  }

  /** A nested value begins under the current key; `array` where it is one. True where the object is an envelope of it. */
  nested(array: boolean): boolean {
    const envelope =
      array && this.#onlyScalars && (this.#key === 'records' || (this.#key === 'value' && this.#onlyPaging));
    this.#onlyScalars = false;
    return envelope;
  }
}

/** Longest key that the watch needs to see whole. */
export const longestEnvelopeKey = 40;

/** The member with which Azure's answers name where the next part of a listing is. */
export function isNextLink(key: string): boolean {
  return /^(?:@?|@odata\.)nextLink$/.test(key);
}

function isPaging(key: string): boolean {
  return /^(?:@?nextLink|count|totalCount|@?odata\..*|\$.*)$/.test(key);
}

const usual = Buffer.from('{"records":[');

/** Whether an envelope shows in its first bytes, as those of event hubs do: there is no use in parsing it as a whole. */
export function beginsEnvelope(bytes: Buffer, start: number): boolean {
  const end = start + usual.length;
  return end <= bytes.length && bytes.compare(usual, 0, usual.length, start, end) === 0;
}
