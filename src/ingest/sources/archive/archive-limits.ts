/** What one archive may unpack to, the archives inside it included. */
export interface ArchiveLimits {
  readonly entries: number;
  /** All entries together, unpacked. */
  readonly bytes: number;
}

export const defaultArchiveLimits: ArchiveLimits = { entries: 100_000, bytes: 64 * 1024 ** 3 };

/** What is left of the limits. */
export class ArchiveBudget {
  readonly #limits: ArchiveLimits;
  #entries = 0;
  #bytes = 0;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /** One more entry of so many bytes. */
  spend(bytes: number): void {
    this.#entries++;
    this.#bytes += bytes;
  }

  /** Bytes that are unpacked only to look for entries in them. */
  spendBytes(bytes: number): void {
    this.#bytes += bytes;
  }

  /** Why no more is read; undefined while there is room. */
  get over(): string | undefined {
    const { entries, bytes } = this.#limits;
    if (this.#entries > entries) return `it has more than ${entries} entries; the others are not read`;
    return this.#bytes > bytes ? `it unpacks to more than ${bytes} bytes; the rest is not read` : undefined;
  }
}
