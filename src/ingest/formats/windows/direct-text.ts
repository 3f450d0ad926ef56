import { eachText } from '../../../event/each-text.ts';
import type { JsonValue } from '../../../event/json.ts';
import { hasRawTexts, type RawText, rawTexts } from '../../../event/raw-text.ts';
import { backslash, quote } from '../../decode/bytes.ts';
import { mayHaveContext } from './direct-powershell.ts';
import type { EventLog } from './event-log.ts';
import { securityKind } from './security-kinds.ts';
import { logonTypes } from './security-users.ts';
import { sysmonKind } from './sysmon-kinds.ts';
import { levels } from './windows-document.ts';
import { dataText, isSysmon, type WindowsEvent } from './windows-event.ts';

/** What documents say in words of their own, whatever the event. */
const words = [
  ...['logs default event windows linux success failure true false'],
  ...['HKCR HKCC HKCU HKLM HKU REG_DWORD REG_QWORD REG_BINARY REG_SZ creation deletion'],
  ...['egress ingress ipv4 ipv6 process start end info Execute a Remote Command'],
  ...levels.values(),
  ...Object.values(logonTypes),
].join('\n');

/** Command lines, whose arguments are parts of them once quotation marks are taken out. */
const commandLines = ['CommandLine', 'ParentCommandLine', 'HostApplication'];

/** A row of CSV may begin with a brace too, and writes quotation marks in another way. */
const json = /^\{\s*"/;

const answers = new Set(['22']);
/** Names of files in two parts. */
const shares = new Set(['5140', '5145']);

/** What `DirectFields.text` says: undefined for documents that are made of parts in other ways than these. */
export function directText(
  event: WindowsEvent,
  log: EventLog,
  original: string | undefined,
): string | undefined {
  // An escape by number may stand for a letter.
  const isPlain = original !== undefined && json.test(original) && !original.includes('\\u');
  const beside = isPlain ? textBeside(event, log) : undefined;
  if (isPlain && beside !== undefined) return beside === '' ? original : original + beside;
  const { data } = event;
  let text = isMadeOtherwise(event) ? undefined : argumentsBeside(event, log);
  if (text === undefined) return undefined;
  const take = (more: string | undefined) => {
    if (more !== undefined) text += `\n${more}`;
  };
  for (const key of Object.keys(data)) eachText(data[key], take);
  take(event.computer);
  take(event.message);
  for (const more of [event.providerGuid, event.level, event.opcode, event.writerSid, event.recordId])
    take(more);
  return text;
}

/** What `DirectFields.textBeside` says. */
function textBeside(event: WindowsEvent, log: EventLog): string | undefined {
  return event.isVerbatim && !isMadeOtherwise(event) ? argumentsBeside(event, log) : undefined;
}

/** Whether documents are made of parts in other ways than these: of all events of a number and writer. */
export function isMadeOtherwise(event: WindowsEvent): boolean {
  return (isSysmon(event) ? answers : shares).has(event.code);
}

/** Arguments that stand in no text of the data as they are; undefined for documents that are made of parts in yet other ways. */
export function argumentsBeside(event: WindowsEvent, log: EventLog): string | undefined {
  const { data } = event;
  if (log.module === 'powershell' && mayHaveContext(event)) return undefined;
  const raw = hasRawTexts(data) ? data[rawTexts] : undefined;
  let text = '';
  for (let at = 0; at < commandLines.length; at++) {
    const name = commandLines[at] as string;
    const bytes = raw?.at(name);
    const value = bytes ? undefined : data[name];
    if (bytes ? holdsArguments(bytes) : value === undefined || holdsArgumentsIn(value)) continue;
    const line = dataText(event, name);
    if (line?.includes('"')) text += `\n${line.replaceAll('"', '')}`;
  }
  return text;
}

/** Whether each argument of a command line stands in it as it is: quotation marks stand around arguments and nowhere else. */
function holdsArguments({ bytes, from, to }: RawText): boolean {
  let isQuoted = false;
  for (let at = from; at < to; at++) {
    if (bytes[at] !== backslash) continue;
    at++;
    // By number it may be one.
    if (bytes[at] === numbered) return false;
    if (bytes[at] !== quote) continue;
    const before = at - 1 === from ? blank : bytes[at - 2];
    const after = at + 1 === to ? blank : bytes[at + 1];
    if (isQuoted ? after !== blank || before === backslash : before !== blank) return false;
    isQuoted = !isQuoted;
  }
  return !isQuoted;
}

const blank = 0x20;
const numbered = 0x75;

/** The same of what was parsed. */
function holdsArgumentsIn(line: JsonValue): boolean {
  if (typeof line !== 'string') return false;
  let begin = line.indexOf('"');
  while (begin !== -1) {
    const end = line.indexOf('"', begin + 1);
    const isAlone = (line[begin - 1] ?? ' ') === ' ' && (line[end + 1] ?? ' ') === ' ';
    if (end === -1 || !isAlone || line[end - 1] === '\\') return false;
    begin = line.indexOf('"', end + 1);
  }
  return true;
}

const kindTexts = new Map<string, string>();
const mostKinds = 4096;

/** What the documents of a kind say in words of their own. */
export function kindText(event: WindowsEvent, log: EventLog, kind: string): string {
  let known = kindTexts.get(kind);
  if (known === undefined) {
    const { code } = event;
    const sysmon = isSysmon(event) ? sysmonKind(code) : undefined;
    const security = securityKind(code);
    const own = [...(sysmon?.categories ?? []), ...(sysmon?.types ?? []), sysmon?.task ?? ''];
    const audited = [security?.action ?? '', ...(security?.categories ?? []), ...(security?.types ?? [])];
    known = [words, kind, log.dataset, log.module, ...own, ...audited].join('\n');
    if (kindTexts.size >= mostKinds) kindTexts.clear();
    kindTexts.set(kind, known);
  }
  return known;
}
