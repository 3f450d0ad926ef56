import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../event/json.ts';

/** Finds the line of a key of the rule, for diagnostics. */
export type LineOf = (key: string) => number;

/** Reads the keys of one rule. What is absent gets its default; what is misstated gets a diagnostic as well. */
export class RuleFields {
  readonly diagnostics: Diagnostic[] = [];
  readonly raw: JsonObject;
  readonly #file: string;
  readonly #lineOf: LineOf;

  constructor(raw: JsonObject, file: string, lineOf: LineOf) {
    this.raw = raw;
    this.#file = file;
    this.#lineOf = lineOf;
  }

  text(key: string): string | undefined;
  text(key: string, fallback: string): string;
  text(key: string, fallback?: string): string | undefined {
    const value = this.raw[key];
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    this.wrong(key, 'is to be text');
    return fallback;
  }

  number(key: string, fallback: number): number {
    const value = this.raw[key];
    if (value === undefined || value === null) return fallback;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    this.wrong(key, 'is to be a number');
    return fallback;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.raw[key];
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'boolean') return value;
    this.wrong(key, 'is to be true or false');
    return fallback;
  }

  texts(key: string): readonly string[] {
    const value = this.raw[key];
    if (value === undefined || value === null || value === '') return [];
    if (typeof value === 'string') return [value];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.wrong(key, 'is to be a list of texts');
    return [];
  }

  objects(key: string): readonly JsonObject[] {
    const value: JsonValue | undefined = this.raw[key];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every(isJsonObject)) return value;
    this.wrong(key, 'is to be a list of tables');
    return [];
  }

  object(key: string): JsonObject | undefined {
    const value = this.raw[key];
    if (value === undefined || value === null) return undefined;
    if (isJsonObject(value)) return value;
    this.wrong(key, 'is to be a table');
    return undefined;
  }

  /** One of the given words. */
  word<T extends string>(key: string, words: readonly T[], fallback: T): T {
    const value = this.text(key, fallback);
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    this.wrong(key, `is ${value}; it is to be one of ${words.join(', ')}`);
    return fallback;
  }

  /** Fields of a table within the rule; its complaints are those of the rule. */
  within(key: string): RuleFields | undefined {
    const inner = this.object(key);
    return inner && this.of(inner, key);
  }

  of(inner: JsonObject, key: string): RuleFields {
    const fields = new RuleFields(inner, this.#file, () => this.#lineOf(key));
    // One list for all, so that nothing has to be carried back.
    Object.defineProperty(fields, 'diagnostics', { value: this.diagnostics });
    return fields;
  }

  wrong(key: string, message: string): void {
    this.diagnostics.push({
      code: 'rule-invalid',
      severity: 'error',
      message: `${key} ${message}.`,
      location: { file: this.#file, line: this.#lineOf(key) },
    });
  }

  note(code: DiagnosticCode, key: string, message: string): void {
    const location = { file: this.#file, line: this.#lineOf(key) };
    this.diagnostics.push({ code, severity: 'info', message, location });
  }

  get hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error');
  }
}
