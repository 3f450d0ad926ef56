import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';

/** Folders that only the tool which packed the archive uses. */
const ofTools = new Set(['__MACOSX']);

/** Names of the entries of one archive. They are names and nothing more: no path on this machine is made of them. */
export class EntryNames {
  readonly #archive: string;
  readonly #diagnostics: Diagnostic[];
  readonly #hidden = new Set<string>();
  readonly #taken = new Map<string, number>();

  constructor(archive: string, diagnostics: Diagnostic[]) {
    this.#archive = archive;
    this.#diagnostics = diagnostics;
  }

  /** What to call an entry: the archive's name, then its own. Undefined where it is hidden, as in folders. */
  take(entry: string): string | undefined {
    const segments = entry
      .split('/')
      .filter((segment, at) => segment !== '' && !(at === 0 && segment === '.'));
    const hidden = segments.findIndex((segment) => /^\.[^.]/.test(segment) || ofTools.has(segment));
    if (hidden !== -1) {
      this.#hide([this.#archive, ...segments.slice(0, hidden + 1)].join('/'));
      return undefined;
    }
    const name = [this.#archive, ...segments].join('/');
    const count = (this.#taken.get(name) ?? 0) + 1;
    this.#taken.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  }

  #hide(name: string): void {
    if (this.#hidden.has(name)) return;
    this.#hidden.add(name);
    this.#diagnostics.push({
      code: 'source-skipped',
      severity: 'info',
      message: 'hidden entries of archives are not read',
      location: { file: name },
      help: 'Unpack the archive and name it on the command line to read it.',
    });
  }
}
