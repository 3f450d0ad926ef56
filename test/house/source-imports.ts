import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

export interface Import {
  readonly specifier: string;
  /** What is taken from it as it is written, `{ a, b }`; empty where the whole module is. */
  readonly clause: string;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes: `src/event/id.ts`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

// Biome writes one form only (single quotes, one statement a line), so a pattern reads them all.
const STATEMENT = /^(?:import|export)\b([^;'"`]*?)\bfrom\s*'([^']+)'/gm;
const BARE = /^import()\s*'([^']+)'/gm;
const EXPRESSION = /\bimport\(()\s*'([^']+)'/g;
const COMMENT = /^\s*(?:\/\/|\/?\*).*$/gm;

export function sourceFile(path: string, text: string): SourceFile {
  const code = text.replace(COMMENT, '');
  const imports = [STATEMENT, BARE, EXPRESSION]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map(([, clause = '', specifier = '']) => ({ specifier, clause: clause.trim() }));
  return { path, lines: text.trimEnd().split('\n').length, imports };
}

export function readSources(root: string): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) =>
      sourceFile(`src/${name.split(sep).join('/')}`, readFileSync(join(root, 'src', name), 'utf8')),
    )
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** The file that a relative specifier means, or undefined for a package. */
export function resolveImport(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}
