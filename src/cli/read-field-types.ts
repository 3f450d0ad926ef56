import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/user-error.ts';
import { createFieldTypes, type FieldTypes } from '../event/field-types/field-types.ts';
import { readMapping } from '../event/field-types/read-mapping.ts';
import type { JsonValue } from '../event/json.ts';
import type { Io } from './io.ts';
import { diagnosticLines } from './show-diagnostics.ts';
import { Sink } from './sink.ts';

/** The types of fields: those that are known, and before them those of the user's mapping. */
export async function readFieldTypes(file: string | undefined, io: Io): Promise<FieldTypes> {
  if (file === undefined) return createFieldTypes();
  let value: JsonValue;
  try {
    value = JSON.parse(await readFile(resolve(io.cwd, file), 'utf8')) as JsonValue;
  } catch (error) {
    throw new UserError(
      `cannot read the mapping ${file}: ${(error as Error).message.replace(/,? open '.*$/s, '')}`,
      'Give a JSON file of fields and types, or what GET index/_mapping returns.',
    );
  }
  const { layer, diagnostics } = readMapping(value, file);
  await new Sink(io.stderr).write(diagnosticLines(diagnostics));
  return createFieldTypes(layer);
}
