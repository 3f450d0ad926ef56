import { UserError } from '../../diagnostics/user-error.ts';
import type { ByteSource } from './byte-source.ts';
import type { Spool } from './spool.ts';

/** Copies a stream that can be read only once. A stream that fails ends the command: nobody can give it again. */
export async function spoolStream(
  name: string,
  stream: AsyncIterable<Buffer | string>,
  spool: Spool,
): Promise<ByteSource> {
  const what = name === '-' ? 'standard input' : name;
  try {
    return await spool.append(what, stream);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot read ${what}: ${(error as Error).message}`, 'Give the data as a file.');
  }
}
