import type { JsonObject } from '../../../event/json.ts';
import { type DecodeLimits, type RecordSink, tooLongMessage } from '../record.ts';
import type { TextLine } from '../text/line-splitter.ts';
import { textRecord } from '../text/text-record.ts';
import { parseAuditFields } from './audit-fields.ts';
import { type AuditLine, parseAuditLine } from './audit-line.ts';
import { execveArgs } from './execve-args.ts';
import { parseInterpretedFields } from './interpreted-fields.ts';

/** Events whose lines may still come. The kernel writes those of one event nearly together, whatever comes between. */
const maxOpen = 256;

interface Group {
  readonly line: number;
  readonly parts: AuditLine[];
  readonly texts: string[];
  bytes: number;
  tooLong: boolean;
}

/**
 * Joins the lines of auditd that share node, time and serial number into one record:
 * `{"audit":{node, time, serial}, "records":[{type, …fields}, …]}`, where EXECVE records have their arguments as `args`.
 */
export class AuditJoiner {
  readonly #sink: RecordSink;
  readonly #limits: DecodeLimits;
  readonly #groups = new Map<string, Group>();
  #bytes = 0;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#sink = sink;
    this.#limits = limits;
  }

  add({ text, line, bytes }: TextLine): void {
    const part = parseAuditLine(text);
    if (!part) {
      this.#sink.record({ value: textRecord(text), raw: text, line, index: undefined });
      return;
    }
    const key = `${part.node ?? ''}\n${part.time}:${part.serial}`;
    let group = this.#groups.get(key);
    if (!group) {
      group = { line, parts: [], texts: [], bytes: 0, tooLong: false };
      this.#groups.set(key, group);
    }
    group.bytes += bytes;
    this.#bytes += bytes;
    if (group.bytes > this.#limits.maxRecordBytes) {
      group.tooLong = true;
      group.parts.length = 0;
      group.texts.length = 0;
    }
    if (!group.tooLong) {
      group.parts.push(part);
      group.texts.push(text);
    }
    while (this.#groups.size > maxOpen || this.#bytes > 2 * this.#limits.maxRecordBytes) this.#closeOldest();
  }

  end(): void {
    while (this.#groups.size > 0) this.#closeOldest();
  }

  #closeOldest(): void {
    for (const [key, group] of this.#groups) {
      this.#groups.delete(key);
      this.#bytes -= group.bytes;
      this.#emit(group);
      return;
    }
  }

  #emit({ line, parts, texts, tooLong }: Group): void {
    const [first] = parts;
    if (tooLong || !first) {
      const message = tooLongMessage(this.#limits.maxRecordBytes);
      this.#sink.problem({ code: 'record-too-long', message, line, index: undefined });
      return;
    }
    const parsed = parts.map((part) => ({
      type: part.type,
      ...(part.isInterpreted
        ? { fields: parseInterpretedFields(part.type, part.rest), decoded: [] }
        : parseAuditFields(part.type, part.rest)),
    }));
    const execve = parsed.filter(({ type }) => type === 'EXECVE').map(({ fields }) => fields);
    const records: JsonObject[] = parsed
      .filter(({ type, fields }) => type !== 'EXECVE' || fields === execve[0])
      .map(({ type, fields }) =>
        type === 'EXECVE'
          ? { type, argc: fields.get('argc') ?? '', args: execveArgs(execve) }
          : { ...Object.fromEntries(fields), type },
      );
    const decoded = parsed.flatMap((part) => part.decoded);
    this.#sink.record({
      value: {
        audit: { node: first.node, time: first.time, serial: first.serial },
        records,
      },
      raw: texts.join('\n'),
      decoded: decoded.length > 0 ? [...texts, ...decoded].join('\n') : undefined,
      line,
      index: undefined,
    });
  }
}
