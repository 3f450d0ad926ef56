import { type DirectFamily, type DirectFields, inDocument } from '../../../event/direct-fields.ts';
import { type FieldGetter, fieldGetter } from '../../../event/fields.ts';
import type { JsonValue } from '../../../event/json.ts';
import { hasRawTexts, type RawText, type RawTexts, rawTexts } from '../../../event/raw-text.ts';
import { commonFields } from './direct-common.ts';
import { mayHaveContext, powershellTable } from './direct-powershell.ts';
import type { DirectRead, DirectTable, Shape } from './direct-read.ts';
import { securityTable } from './direct-security.ts';
import { sysmonTable } from './direct-sysmon.ts';
import { argumentsBeside, directText, isMadeOtherwise, kindText } from './direct-text.ts';
import type { EventLog } from './event-log.ts';
import { Kinds } from './kinds.ts';
import { isSysmon, type WindowsEvent } from './windows-event.ts';

/** Reads the document of `windowsDocument` before it is made. */
export class DirectEvent implements DirectFields {
  readonly #event: WindowsEvent;
  readonly #log: EventLog;
  readonly family: PathReader;
  #kind: string | undefined;
  #texts: RawTexts | 'none' | undefined;
  #isMadeOtherwise: boolean | undefined;

  constructor(event: WindowsEvent, log: EventLog) {
    this.#event = event;
    this.#log = log;
    this.family = readerOf(event, log);
  }

  get(path: string): JsonValue | undefined | typeof inDocument {
    return this.family.known(path)(this.#event, this.#log);
  }

  rawOf(read: DirectRead): RawText | undefined | typeof inDocument {
    this.#texts ??= hasRawTexts(this.#event.data) ? this.#event.data[rawTexts] : 'none';
    if (this.#texts === 'none') return inDocument;
    const raw = read.rawText?.(this.#event, this.#texts);
    if (raw) return raw;
    return read(this.#event, this.#log) === undefined ? undefined : inDocument;
  }

  text(original: string | undefined): string | undefined {
    return directText(this.#event, this.#log, original);
  }

  textBeside(): string | undefined {
    this.#isMadeOtherwise ??= !this.#event.isVerbatim || isMadeOtherwise(this.#event);
    return this.#isMadeOtherwise ? undefined : argumentsBeside(this.#event, this.#log);
  }

  get kindText(): string {
    return kindText(this.#event, this.#log, this.kind);
  }

  get kind(): string {
    this.#kind ??= this.family.kindOf(this.#event);
    return this.#kind;
  }
}

function readerOf(event: WindowsEvent, { idPrefix }: EventLog): PathReader {
  if (isSysmon(event)) return sysmon;
  if (idPrefix === 'security') return security;
  return idPrefix === 'powershell' || idPrefix === 'windows-powershell' ? powershell : other;
}

/** Hostile rules may ask for any number of fields. */
const mostPaths = 10_000;

/** How each path is read in the documents of one family, found once. */
class PathReader implements DirectFamily {
  readonly #name: string;
  readonly #shape: Shape;
  readonly #reads: ReadonlyMap<string, DirectRead>;
  readonly #decides: DirectTable['decides'];
  readonly #kinds = new Kinds();
  readonly #known = new Map<string, DirectRead>();

  constructor(name: string, { shape, reads, decides }: DirectTable) {
    this.#name = name;
    this.#decides = decides;
    this.#shape = { ...commonFields.shape, ...shape };
    this.#reads = new Map(Object.entries({ ...commonFields.reads, ...reads }));
  }

  mayHold(path: string): boolean {
    return mayStand(path, this.#shape);
  }

  isOfKind(path: string): boolean {
    return ofKind.test(path) || !this.mayHold(path);
  }

  kindOf(event: WindowsEvent): string {
    const { provider = '', channel = '', code, task = '' } = event;
    return this.#kinds.of(this.#name, provider, channel, code, task, this.#decides?.(event) ?? '');
  }

  known(path: string): DirectRead {
    const known = this.#known.get(path);
    if (known) return known;
    const read: DirectRead = this.#reads.get(path) ?? this.#beside(path);
    if (this.#known.size >= mostPaths) this.#known.clear();
    this.#known.set(path, read);
    return read;
  }

  #beside(path: string): DirectRead {
    if (path.startsWith(dataPrefix)) return dataReader(path.slice(dataPrefix.length));
    return this.mayHold(path) ? () => inDocument : () => undefined;
  }
}

/** What an event's number and who wrote it decide, with what a table's `decides` adds. */
const ofKind =
  /^(?:data_stream\.(?:type|dataset|namespace)|event\.(?:action|category|code|dataset|kind|module|outcome|provider|type)|host\.os\.(?:type|family)|winlog\.(?:channel|event_id|provider_name|task))$/;

const dataPrefix = 'winlog.event_data.';

/** What data without names is also called, all of it. */
const unnamed = 'Data';

/** Data of PowerShell is more than its fields, and so is data without names. */
function dataReader(name: string): DirectRead {
  const get: FieldGetter = fieldGetter(name);
  const isNested = name.includes('.');
  const read: DirectRead = (event, log) => {
    // Of the names that a path may begin with, one may be the frame's.
    if (event.frame && isNested) return inDocument;
    const value = event.frame?.has(name) ? undefined : get(event.data);
    if (value !== undefined) return value;
    if (log.module === 'powershell' && mayHaveContext(event)) return inDocument;
    return name === unnamed && event.data['param1'] !== undefined ? inDocument : undefined;
  };
  if (!isNested) read.rawText = ({ frame }, texts) => (frame?.has(name) ? undefined : texts.at(name));
  return read;
}

/** Whether documents of the shape can hold anything at the path. */
function mayStand(path: string, shape: Shape): boolean {
  let beneath: Shape | undefined = shape;
  for (const part of path.split('.')) {
    if (beneath === undefined) return true;
    if (!Object.hasOwn(beneath, part)) return false;
    beneath = beneath[part];
  }
  return true;
}

const eventOnly: DirectTable = {
  shape: {},
  reads: {
    'event.action': ({ task }) => task,
    'event.category': () => undefined,
    'event.outcome': () => undefined,
    'event.type': () => undefined,
  },
};

const sysmon = new PathReader('sysmon', sysmonTable);
const security = new PathReader('security', securityTable);
const powershell = new PathReader('powershell', powershellTable);
const other = new PathReader('other', eventOnly);
