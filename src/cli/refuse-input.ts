import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import type { InputSet } from '../ingest/sources/input.ts';

/** The result must not take the place of the evidence that it is drawn from. */
export async function refuseInput(
  out: string,
  cwd: string,
  { inputs }: InputSet,
  folder: string,
): Promise<void> {
  const target = await realpath(resolve(cwd, out)).catch(() => undefined);
  if (target === undefined) return;
  for (const { name, archive } of inputs) {
    const source = await realpath(resolve(folder, archive ?? name)).catch(() => undefined);
    if (source === target)
      throw new UserError(`--out names ${out}, which is being read`, 'Name another file.');
  }
}
