import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { YamlDocument } from '../lang/yaml/read-yaml.ts';
import type { YamlMemory } from '../lang/yaml/yaml-memory.ts';

/** Changes with the form of the trees and with what reading makes of a text. */
const version = 1;
/** Fewer files are read faster than a cache is. */
export const fewestCached = 200;

type Trees = Record<string, readonly YamlDocument[]>;

/**
 * Trees of YAML files by the hash of their text, kept between runs in the user's cache folder: to read thousands of rules anew takes
 * longer than all else at a start. It is an aid and never a condition: what is not there, or cannot be read or written, is done without.
 */
export class YamlCache implements YamlMemory {
  readonly #file: string;
  readonly #known: Trees;
  readonly #used: Trees = Object.create(null) as Trees;
  #isNew = false;

  private constructor(file: string, known: Trees) {
    this.#file = file;
    this.#known = known;
  }

  static async open(env: Readonly<Record<string, string | undefined>>): Promise<YamlCache | undefined> {
    const folder = cacheFolder(env);
    if (folder === undefined) return undefined;
    const file = join(folder, `rules-v${version}.json`);
    try {
      const { trees } = JSON.parse(await readFile(file, 'utf8')) as { trees: Trees };
      return new YamlCache(file, Object.assign(Object.create(null) as Trees, trees));
    } catch {
      return new YamlCache(file, Object.create(null) as Trees);
    }
  }

  recall(text: string): readonly YamlDocument[] | undefined {
    const key = keyOf(text);
    const known = this.#known[key];
    if (!Array.isArray(known)) return undefined;
    this.#used[key] = known;
    return known;
  }

  remember(text: string, documents: readonly YamlDocument[]): void {
    this.#used[keyOf(text)] = documents;
    this.#isNew = true;
  }

  /** Keeps what this run read and forgets the rest. */
  async close(): Promise<void> {
    if (!this.#isNew) return;
    const part = `${this.#file}.${process.pid}`;
    try {
      await mkdir(join(this.#file, '..'), { recursive: true });
      await writeFile(part, JSON.stringify({ trees: this.#used }), { mode: 0o600 });
      await rename(part, this.#file);
    } catch {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }
}

/** `THROUGHLINE_CACHE` names another folder; empty, there is none. */
function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env['THROUGHLINE_CACHE'];
  if (named !== undefined) return named === '' ? undefined : named;
  const base = env['XDG_CACHE_HOME'] || (env['LOCALAPPDATA'] ?? join(env['HOME'] || homedir(), '.cache'));
  return join(base, 'throughline');
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
