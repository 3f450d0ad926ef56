import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isJsonObject } from '../event/json.ts';
import { parseInstant } from '../event/parse-instant.ts';
import type { Exception } from './exception.ts';
import { readKibanaExceptions } from './read-kibana-exceptions.ts';

export interface ExceptionsRead {
  readonly exceptions: readonly Exception[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Exceptions as people write them, or as Kibana exports them: told apart by the name of the file. */
export function readExceptions(text: string, file: string): ExceptionsRead {
  return /\.(?:ndjson|json)$/i.test(file) ? readKibanaExceptions(text, file) : readYaml(text, file);
}

function readYaml(text: string, file: string): ExceptionsRead {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: 'core' });
  const [error] = document.errors;
  if (error)
    return {
      exceptions: [],
      diagnostics: [wrong(error.message.split('\n')[0] ?? '', file, error.linePos?.[0].line ?? 1)],
    };
  const list = document.get('exceptions');
  if (!isSeq(list)) return { exceptions: [], diagnostics: [wrong('exceptions: is to be a list.', file, 1)] };
  const exceptions: Exception[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const item of list.items) {
    const start = isMap(item) ? item.range?.[0] : undefined;
    const line = start === undefined ? 1 : counter.linePos(start).line;
    const read = readItem(isMap(item) ? item.toJS(document) : undefined, file, line);
    if (typeof read === 'string') diagnostics.push(wrong(read, file, line));
    else exceptions.push(read);
  }
  return { exceptions, diagnostics };
}

/** The exception, or what is wrong with it. Who, why and until when are asked for: an exception outlives its memory. */
function readItem(item: unknown, file: string, line: number): Exception | string {
  if (!isJsonObject(item)) return 'An exception is a table.';
  const { name, reason, author, expires, rules = [], when } = item;
  if (typeof name !== 'string' || name === '') return 'An exception has no name.';
  if (typeof reason !== 'string' || reason === '') return `${name} gives no reason.`;
  if (typeof author !== 'string' || author === '') return `${name} names no author.`;
  if (typeof when !== 'string' || when === '') return `${name} does not say when, as a KQL query.`;
  const until = expires === 'never' ? undefined : parseInstant(dayEnd(String(expires)))?.ms;
  if (expires !== 'never' && until === undefined)
    return `${name} is to say when it expires: a date, or never.`;
  const list = typeof rules === 'string' ? [rules] : rules;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) {
    return `${name} is to name its rules as a list of ids or names.`;
  }
  return { name, reason, author, expires: until, rules: list, list: undefined, when, file, line };
}

/** A date alone holds until its end, UTC. */
function dayEnd(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text;
}

export function wrong(message: string, file: string, line: number): Diagnostic {
  return { code: 'exception-invalid', severity: 'error', message, location: { file, line } };
}
