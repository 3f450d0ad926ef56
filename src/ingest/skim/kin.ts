import type { Repeater } from '../../event/repeater.ts';
import { isUntouched } from '../redact.ts';
import type { KnownLinesTable } from './known-lines.ts';
import type { Signature } from './signature.ts';
import type { Search } from './wanted-words.ts';

/** A record of a signature that nothing is known of yet. */
export class Kin {
  readonly #table: KnownLinesTable;
  readonly #signature: Signature;
  #format = '';
  #search: Search | undefined;

  constructor(table: KnownLinesTable, signature: Signature) {
    this.#table = table;
    this.#signature = signature;
  }

  /**
   * The format that read it, and what else lines like it must be searched for. `canRepeat` is false where they all must be read, whatever
   * their observer says.
   */
  is(format: string, canRepeat: boolean, search: Search | undefined): this {
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
