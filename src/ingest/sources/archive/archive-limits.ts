import { formatBytes } from '../../../event/byte-size.ts';
import { bombRatio } from '../../decode/packed/unpacker.ts';

/** What one archive may unpack to, the archives inside it included. */
export interface ArchiveLimits {
  readonly entries: number;
  /** All entries together, unpacked. */
  readonly bytes: number;
  /** What it may grow to in any case; beyond that, to so many times its own size. */
  readonly freeBytes: number;
  readonly ratio: number;
}

/** Entries may share their bytes, so that each is harmless and all together are not: the archive as a whole is watched, too. */
export const defaultArchiveLimits: ArchiveLimits = {
  entries: 100_000,
  bytes: 64 * 1024 ** 3,
  freeBytes: 1024 ** 3,
  ratio: bombRatio,
};

/** What is left of the limits. */
export class ArchiveBudget {
  readonly #limits: ArchiveLimits;
  readonly #archiveBytes: number;
  #entries = 0;
  #bytes = 0;

  constructor(limits: ArchiveLimits, archiveBytes: number) {
    this.#limits = limits;
    this.#archiveBytes = archiveBytes;
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
    const { entries, bytes, freeBytes, ratio } = this.#limits;
    if (this.#entries > entries) return `it has more than ${entries} entries; the others are not read`;
    if (this.#bytes > bytes) return `it unpacks to more than ${formatBytes(bytes)}; the rest is not read`;
    const isBomb = this.#bytes > freeBytes && this.#bytes > ratio * this.#archiveBytes;
    return isBomb ? `it unpacks to more than ${ratio} times its size; the rest is not read` : undefined;
  }
}
