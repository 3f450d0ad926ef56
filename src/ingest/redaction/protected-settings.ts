import { isJsonObject, type JsonValue } from '../../event/json.ts';
import { redacted } from './mark.ts';

/** Fields of requests to Run Command, extensions and machines that Azure itself treats as secret. */
const secretField = /^(?:protectedSettings|protectedParameters|runAsPassword|adminPassword)$/i;
export const mayHoldProtectedSettings = /protected(?:Settings|Parameters)|(?:runAs|admin)Password/i;

/** A secret field's value goes; of named parameters the names stay. */
export function redactProtectedMember(key: string, value: JsonValue): JsonValue {
  if (!secretField.test(key) || value === null || value === redacted) return value;
  if (!Array.isArray(value)) return redacted;
  return value.map((item) =>
    isJsonObject(item) && Object.hasOwn(item, 'value') ? { ...item, value: redacted } : redacted,
  );
}

/** Text that names a secret field but is no whole JSON, such as a body that was cut: everything from there on goes. */
export function redactProtectedText(text: string): string {
  const match = new RegExp(`["'](?:${mayHoldProtectedSettings.source})["'\\\\]*\\s*:`, 'i').exec(text);
  return match ? `${text.slice(0, match.index + match[0].length)} ${redacted}` : text;
}
