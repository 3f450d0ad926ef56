import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import { type ExceptionsRead, readExceptions } from '../rules/read-exceptions.ts';

export async function readExceptionFiles(files: readonly string[], cwd: string): Promise<ExceptionsRead> {
  const reads = await Promise.all(
    files.map(async (file) => {
      try {
        return readExceptions(await readFile(resolve(cwd, file), 'utf8'), file);
      } catch (error) {
        const why =
          (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it is not there' : (error as Error).message;
        throw new UserError(`cannot read the exceptions ${file}: ${why}`, 'docs/rules.md shows such a file.');
      }
    }),
  );
  return {
    exceptions: reads.flatMap(({ exceptions }) => exceptions),
    diagnostics: reads.flatMap(({ diagnostics }) => diagnostics),
  };
}
