import { UserError } from '../diagnostics/user-error.ts';
import { parseZone, type Zone } from '../ingest/formats/zone.ts';

/** Reads `UTC`, `+02:00` or `Europe/Berlin`. */
export function parseTimeZone(text: string): Zone {
  const zone = parseZone(text);
  if (zone) return zone;
  throw new UserError(
    `--time-zone is no time zone: ${text}`,
    'Give UTC, an offset such as +02:00, or a name such as Europe/Berlin.',
  );
}
