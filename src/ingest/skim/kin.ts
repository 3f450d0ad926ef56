import type { Repeater } from '../../event/repeater.ts';
import { isUntouched } from '../redact.ts';
import type { KnownLinesTable } from './known-lines.ts';
import type { Signature } from './signature.ts';

/** A record of a signature that nothing is known of yet. */
export class Kin {
  readonly #table: KnownLinesTable;
  readonly #signature: Signature;
  #format = '';

  constructor(table: KnownLinesTable, signature: Signature) {
    this.#table = table;
    this.#signature = signature;
  }

  /** The format that read it, where its records are told by `tellingFields`; false where they all must be read. */
  is(format: string, canRepeat: boolean): this {
    this.#format = format;
    if (!canRepeat || !this.#signature.values().every(isUntouched)) this.#know(undefined);
    return this;
  }

  learn(repeater: Repeater | undefined): void {
    this.#know(repeater);
  }

  #know(repeater: Repeater | undefined): void {
    this.#table.add({ signature: this.#signature, format: this.#format, repeater });
  }
}
