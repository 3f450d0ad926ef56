import type { JsonObject } from '../../../event/json.ts';
import { compactOrNone } from './json-text.ts';

/**
 * `user.*` of a caller's name. A name of the form `user@domain` is split and is the e-mail address, too; guests
 * (`user_contoso.com#EXT#@fabrikam.onmicrosoft.com`) and `live.com#user@domain` are of that form. Other text is the
 * name as a whole. Nothing for ids: a service principal is no user.
 */
export function userOf(name: string | undefined, fullName: string | undefined): JsonObject | undefined {
  const text = name?.trim() ?? '';
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return compactOrNone({ full_name: fullName });
  const match = /^(?:[^#@\s]+#(?!EXT#@))?([^@\s]+)@([\w.-]+)$/.exec(text);
  return compactOrNone({
    name: match?.[1] ?? (text || undefined),
    domain: match?.[2],
    email: match ? text : undefined,
    full_name: fullName,
  });
}
