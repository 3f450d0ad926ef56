import type { Event } from '../../event/event.ts';
import type { Repeater } from '../../event/repeater.ts';
import { isUntouched } from '../redact.ts';
import type { Kin, ReadRecord } from './kin.ts';
import type { KnownLines, KnownLinesTable } from './known-lines.ts';
import type { Signature } from './signature.ts';
import type { Search } from './wanted-words.ts';

/** A line of a signature that nothing is known of yet. */
export class LineKin implements Kin {
  readonly of = 'document';
  readonly #table: KnownLinesTable<KnownLines>;
  readonly #signature: Signature;
  #format = '';
  #search: Search | undefined;

  constructor(table: KnownLinesTable<KnownLines>, signature: Signature) {
    this.#table = table;
    this.#signature = signature;
  }

  is({ format }: Event, { canRepeat, search }: ReadRecord): this {
    this.#format = format;
    this.#search = search;
    if (!canRepeat || !this.#signature.values().every(isUntouched)) this.#know(undefined);
    return this;
  }

  learn(repeater: Repeater | undefined): void {
    this.#know(repeater);
  }

  #know(repeater: Repeater | undefined): void {
    this.#table.add({ signature: this.#signature, format: this.#format, search: this.#search, repeater });
  }
}
