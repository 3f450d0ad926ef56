import { createReadStream } from 'node:fs';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { compareText } from '../../event/order.ts';
import { fileInput } from './file-input.ts';
import { findFiles } from './find-files.ts';
import type { FoundFile } from './found-file.ts';
import type { Input, InputSet } from './input.ts';
import { type SpooledInput, spoolInput } from './spooled-input.ts';

export interface OpenOptions {
  /** What relative paths start from. */
  readonly cwd: string;
  /** What `-` reads; the process's own standard input if left out. */
  readonly stdin?: AsyncIterable<Buffer | string>;
  /** Where streams are spooled; the system's folder for temporary files if left out. */
  readonly tempDir?: string;
}

/**
 * Finds what the paths name: files, folders (with everything below), patterns, `-` for standard input. Throws a UserError
 * where a named path is not there or cannot be read; whatever is wrong below a folder is a Diagnostic instead.
 */
export async function openInputs(paths: readonly string[], options: OpenOptions): Promise<InputSet> {
  const diagnostics: Diagnostic[] = [];
  const spooled: SpooledInput[] = [];
  const files = new Map<string, FoundFile>();
  for (const path of new Set(paths)) {
    if (path === '-') continue;
    for (const file of await findFiles(path, options.cwd, diagnostics)) {
      const known = files.get(file.path);
      if (!known || compareNames(file.name, known.name) < 0) files.set(file.path, file);
    }
  }
  const inputs: Input[] = [];
  try {
    if (paths.includes('-')) {
      spooled.push(await spoolInput('-', options.stdin ?? process.stdin, options.tempDir));
    }
    for (const file of files.values()) {
      if (file.readOnce) {
        spooled.push(await spoolInput(file.name, createReadStream(file.path), options.tempDir));
      } else {
        inputs.push(fileInput(file.name, file.path, file.size));
      }
    }
  } catch (error) {
    await disposeAll(spooled);
    throw error;
  }
  inputs.push(...spooled);
  inputs.sort((a, b) => compareText(a.name, b.name));
  diagnostics.sort((a, b) => compareText(a.location?.file ?? '', b.location?.file ?? ''));
  return { inputs, diagnostics, dispose: () => disposeAll(spooled) };
}

/** Of two names of one file the shorter is kept, so that the order of arguments does not matter. */
function compareNames(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

async function disposeAll(spooled: readonly SpooledInput[]): Promise<void> {
  await Promise.all(spooled.map((input) => input.dispose()));
}
