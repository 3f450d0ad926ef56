import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { JsonObject } from '../../src/event/json.ts';
import { tarFile, zipFile } from '../ingest/support/archives.ts';
import { activityLog, guestLog, ndjson } from './make-logs.ts';

/** A file that is bad in one way: what of it is read all the same, and what is told. */
export interface BadFile {
  readonly name: string;
  readonly content: string | Buffer;
  /** Events of the endpoint and of the Activity Log. */
  readonly guest?: number;
  readonly cloud?: number;
  /** Other events. */
  readonly other?: number;
  /** `code` or `count code`, and after a blank the first place within the file. */
  readonly told?: readonly string[];
}

const guest = ndjson(guestLog);
const cloud = ndjson(activityLog);
const all = guestLog.length;
const both = { guest: all, cloud: activityLog.length };
const one = guestLog[0] as JsonObject;
const line = `${JSON.stringify(one)}\n`;
const lines = guest.trimEnd().split('\n');
const opened = JSON.stringify(one).slice(0, -1);
const deep = (levels: number): string => `${'{"d":'.repeat(levels)}1${'}'.repeat(levels)}`;
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const nested = zipFile([{ name: 'b.zip', content: zipFile([{ name: 'c.zip', content: zipFile([]) }]) }]);
const wide = zipFile([{ name: 'a', content: guest }]);
const rows = 'Timestamp,DeviceId,DeviceName,ActionType\n2026-06-03T09:30:00Z,d1,"web\n01",ProcessCreated\n';

/** One of every kind, in the order of their names. All are synthetic. */
export const badFiles: readonly BadFile[] = [
  {
    name: 'array-cut',
    content: `[${lines.slice(0, 3).join(',\n')}`,
    guest: 3,
    told: ['record-truncated 3[3]'],
  },
  {
    name: 'big-line',
    content: `${guest}{"x":"${'y'.repeat(70_000)}"}\n${guest}`,
    guest: 2 * all,
    told: [`record-too-long ${all + 1}`],
  },
  {
    name: 'binary',
    content: Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) & 0xff)),
    told: ['source-not-text'],
  },
  { name: 'blank', content: ' \r\n\n\t', told: ['source-empty'] },
  { name: 'comments', content: `// today\n${line}# end\n`, guest: 1, told: ['2 record-not-json 1'] },
  { name: 'crlf', content: guest.replaceAll('\n', '\r\n'), guest: all },
  {
    name: 'csv-broken',
    content: `${rows}2026-06-03T09:30:00Z,d1,"never closed\n2026-06-03T09:30:00Z,d1\n`,
    other: 1,
    told: ['record-malformed 5', 'record-truncated 4'],
  },
  { name: 'csv-semicolons', content: rows.replaceAll(',', ';'), other: 1 },
  { name: 'csv-tabs', content: rows.replaceAll(',', '\t'), other: 1 },
  { name: 'deep', content: `${deep(10_000)}\n${line}`, guest: 1, told: ['record-too-deep 1'] },
  { name: 'empty', content: '', told: ['source-empty'] },
  { name: 'escape\u001b[31m', content: line, guest: 1 },
  {
    name: 'gzip-cut',
    content: gzipSync(guest).subarray(0, -4),
    guest: all,
    told: ['source-compression'],
  },
  {
    name: 'gzip-garbage',
    content: Buffer.concat([gzipSync(guest), Buffer.from('garbage')]),
    guest: all,
    told: ['source-compression'],
  },
  { name: 'gzip-members', content: Buffer.concat([gzipSync(guest), gzipSync(cloud)]), ...both },
  {
    name: 'hostile-keys',
    content: `${opened},"__proto__":{"a":1},"constructor":{"prototype":{}},"event.dataset":"x","":1}\n`,
    guest: 1,
  },
  { name: 'joined-marks', content: `\ufeff${guest}\ufeff${cloud}`, ...both },
  {
    name: 'long-numbers',
    content: `${opened},"a":18446744073709551615,"b":1e999,"c":-9007199254740993}\n`,
    guest: 1,
  },
  {
    name: 'mixed',
    content: `${line}hello\n${cloud}<Event/>\n`,
    guest: 1,
    cloud: activityLog.length,
    told: ['2 record-not-json 2'],
  },
  {
    name: 'no-time',
    content: `${JSON.stringify({ ...one, '@timestamp': 'yesterday' })}\n${line}`,
    guest: 1,
    told: ['record-no-time 1'],
  },
  { name: 'page.html', content: '<!DOCTYPE html>\n<title>Sign in</title>\n', told: ['2 record-not-json 1'] },
  { name: 'pretty', content: JSON.stringify(guestLog, undefined, 2), guest: all },
  { name: 'python', content: "{'@timestamp': None}\n", told: ['record-not-json 1'] },
  { name: 'scalars', content: `1\n"x"\n${line}[[1]]\n`, guest: 1, told: ['3 record-not-object 1'] },
  {
    name: 'tar-cut',
    content: tarFile([
      { name: 'a', content: guest },
      { name: 'b', content: cloud },
    ]).subarray(0, 9000),
    guest: 15,
    told: ['record-truncated', '2 source-archive'],
  },
  {
    name: 'tar-links',
    content: tarFile([
      { name: 'l', type: '2' },
      { name: 'd', type: '3' },
      { name: 'x', content: line },
    ]),
    guest: 1,
    told: ['2 source-archive'],
  },
  { name: 'tgz-zip', content: gzipSync(tarFile([{ name: 'in.zip', content: wide }])), guest: all },
  {
    name: 'trailing-commas',
    content: `[${line.trim()},\n${opened},}\n,]`,
    guest: 1,
    told: ['record-not-json 2[1]'],
  },
  {
    name: 'truncated',
    content: lines.map((text, at) => (at % 3 === 1 ? text.slice(0, 200) : text)).join('\n'),
    guest: all - 8,
    told: ['7 record-not-json 2', 'record-truncated 23'],
  },
  { name: 'utf16-be', content: le(guest).swap16(), guest: all },
  { name: 'utf16-le-mark', content: le(`\ufeff${guest}`), guest: all },
  { name: 'utf32', content: Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), told: ['source-not-text'] },
  {
    name: 'utf8-broken',
    content: Buffer.from(line.replace('svchost', 'svch\xf6st'), 'latin1'),
    guest: 1,
    told: ['record-encoding 1'],
  },
  {
    name: 'zeros',
    content: `${'\0'.repeat(5000)}${line}{"a":"\0"}\n`,
    guest: 1,
    told: ['2 record-not-json 1'],
  },
  {
    name: 'zip-checksum',
    content: zipFile([{ name: 'a', content: guest, says: { checksum: 1 } }]),
    guest: all,
    told: ['source-archive'],
  },
  { name: 'zip-cut', content: wide.subarray(0, -30), guest: all, told: ['source-archive'] },
  { name: 'zip-nested', content: nested, told: ['source-archive'] },
  {
    name: 'zip-paths',
    content: zipFile(['../../x', '/etc/y', 'a\u001b[2J'].map((name) => ({ name, content: line }))),
    guest: 3,
  },
  {
    name: 'zip-short',
    content: zipFile([{ name: 'a', content: guest, says: { size: 300 } }]),
    told: ['record-truncated', 'source-archive'],
  },
  { name: 'zstd-cut', content: zstdCompressSync(guest).subarray(0, -90), told: ['source-compression'] },
];
