import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { UserError } from '../../../diagnostics/user-error.ts';
import { decompress } from '../../decode/decompress.ts';
import { type ByteSource, bytesOf } from '../byte-source.ts';
import type { Input } from '../input.ts';
import type { Spool } from '../spool.ts';
import { type ArchiveEntry, archiveEntries } from './archive-entries.ts';
import { type ArchiveKind, archiveKind } from './archive-kind.ts';
import { ArchiveBudget, type ArchiveLimits } from './archive-limits.ts';
import { EntryNames } from './entry-names.ts';

/** Archives inside an archive are opened, those inside these are not. */
const maxLevel = 2;
/** Enough to tell what an entry is, without unpacking much more of it. */
const peekBytes = 16 * 1024;

/** Workbooks are zip archives, too, and say so in their first entry. */
const officeMarker = '[Content_Types].xml';

/** An archive that is being listed. */
interface Place {
  readonly name: string;
  readonly level: number;
  readonly budget: ArchiveBudget;
  /** The file that the user has, which holds everything. */
  readonly file: string;
}

/** Makes inputs of the entries of archives, as if each archive were a folder. Nothing is written but to the spool. */
export class ArchiveReader {
  readonly #spool: Spool;
  readonly #limits: ArchiveLimits;
  readonly #diagnostics: Diagnostic[];

  constructor(spool: Spool, limits: ArchiveLimits, diagnostics: Diagnostic[]) {
    this.#spool = spool;
    this.#limits = limits;
    this.#diagnostics = diagnostics;
  }

  /** The inputs of an archive; undefined where the bytes are none. */
  async inputsOf(name: string, source: ByteSource): Promise<Input[] | undefined> {
    const kind = await archiveKind(bytesOf(source, peekBytes));
    if (kind === undefined) return undefined;
    const place = { name, level: 1, budget: new ArchiveBudget(this.#limits, source.size), file: name };
    return this.#list(place, kind, () => bytesOf(source), source);
  }

  async #list(
    place: Place,
    kind: ArchiveKind,
    open: () => AsyncIterable<Buffer>,
    known: ByteSource | undefined,
  ): Promise<Input[]> {
    const inputs: Input[] = [];
    const names = new EntryNames(place.name, this.#diagnostics);
    try {
      const source = (kind === 'packed-tar' ? undefined : known) ?? (await this.#copy(place, kind, open));
      for await (const entry of archiveEntries(kind === 'zip' ? 'zip' : 'tar', source)) {
        if (entry.name === officeMarker) {
          this.#report(place.name, 'it is a document of an office program: save its tables as CSV');
          return [];
        }
        const name = names.take(entry.name);
        if (name === undefined) continue;
        place.budget.spend(entry.size);
        if (place.budget.over !== undefined) break;
        for (const input of await this.#inputsOf(entry, { ...place, name })) inputs.push(input);
      }
    } catch (error) {
      if (error instanceof UserError) throw error;
      this.#report(place.name, (error as Error).message);
    }
    if (place.budget.over !== undefined && place.level === 1) this.#report(place.name, place.budget.over);
    return inputs;
  }

  async #inputsOf(entry: ArchiveEntry, place: Place): Promise<Input[]> {
    const { name, file } = place;
    if (entry.refused !== undefined) {
      this.#report(name, entry.refused);
      return [];
    }
    // What is wrong with an entry shows when it is read.
    const kind = await archiveKind(entry.open()).catch(() => undefined);
    if (kind === undefined) return [{ name, size: entry.stored, archive: file, open: () => entry.open() }];
    if (place.level >= maxLevel) {
      this.#report(name, 'an archive inside an archive inside an archive is not opened');
      return [];
    }
    return this.#list({ ...place, level: place.level + 1 }, kind, () => entry.open(), entry.source);
  }

  /** A copy that can be read anywhere, of a packed tar archive unpacked; less where the limits are met. */
  async #copy(place: Place, kind: ArchiveKind, open: () => AsyncIterable<Buffer>): Promise<ByteSource> {
    const report = (message: string): void => this.#report(place.name, message);
    const chunks = kind === 'packed-tar' ? decompress(open(), report) : open();
    return this.#spool.append(place.name, untilOver(chunks, place.budget, report));
  }

  #report(name: string, message: string): void {
    this.#diagnostics.push({ code: 'source-archive', severity: 'error', message, location: { file: name } });
  }
}

/** Chunks as long as there is room for them. What is wrong with them ends them. */
async function* untilOver(
  chunks: AsyncIterable<Buffer>,
  budget: ArchiveBudget,
  report: (message: string) => void,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) {
      budget.spendBytes(chunk.length);
      if (budget.over !== undefined) return;
      yield chunk;
    }
  } catch (error) {
    report((error as Error).message);
  }
}
