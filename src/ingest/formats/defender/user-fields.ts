import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { type DefenderRow, text } from './row.ts';

/** Whose account a row is about: its own, else the requester's of a file over the network, else that of who acted. */
const prefixes = ['Account', 'RequestAccount', 'InitiatingProcessAccount'];

/** `user`. Name, domain and id are of one account, never of two. */
export function userFields(row: DefenderRow): JsonObject | undefined {
  for (const prefix of prefixes) {
    const name = text(row, `${prefix}Name`);
    const id = text(row, `${prefix}Sid`);
    if (name === undefined && id === undefined) continue;
    return compactOrNone({
      domain: text(row, `${prefix}Domain`),
      email: text(row, `${prefix}Upn`),
      id,
      name,
    });
  }
  return undefined;
}
