import { z } from 'zod';
import { settingsSchema } from './settings.ts';

/** The configuration as JSON Schema 2020-12. */
export function configSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(settingsSchema, { io: 'input' });
  return {
    $schema,
    $id: 'urn:throughline:schema:config:1',
    title: 'Configuration of Throughline',
    ...schema,
  };
}
