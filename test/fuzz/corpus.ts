import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { JsonObject, JsonValue } from '../../src/event/json.ts';
import { evtxFile } from '../ingest/support/evtx-file.ts';
import { activityLog, guestLog } from '../support/make-logs.ts';

/** A valid file, small enough to be read some thousand times. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
  /** Its records, where it is nothing but JSON records, one a line. */
  readonly records?: readonly JsonObject[];
}

const samples = new URL('../ingest/formats/samples/', import.meta.url);
const files = new URL('../ingest/formats/file-samples/', import.meta.url);
const incident = new URL('../../examples/incident/', import.meta.url);

/** Lines of the incident that are taken: from the middle of it, where requests and runs are. */
const incidentLines = 90;

/** Valid samples of every format that is read, in every layout. All are synthetic. */
export function readCorpus(): Seed[] {
  const lists = readdirSync(samples).map((file) => ofRecords(file, casesOf(file)));
  const own = [ofRecords('activity', activityLog), ofRecords('guest', guestLog)];
  const logs = filesBelow(files)
    .filter((name) => !name.endsWith('.md'))
    .map((name): Seed => ({ name, bytes: readFileSync(new URL(name, files)) }));
  const story = filesBelow(incident).map((name) => ofIncident(name));
  return [...own, ...lists, ...logs, ...story, evtx(), ...layouts([...own, ...lists])];
}

function filesBelow(folder: URL): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => statSync(new URL(name, folder)).isFile());
}

function ofRecords(name: string, records: readonly JsonObject[]): Seed {
  return {
    name,
    records,
    bytes: Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')),
  };
}

function casesOf(file: string): JsonObject[] {
  const { cases } = JSON.parse(readFileSync(new URL(file, samples), 'utf8'));
  return cases.map(({ record }: { record: JsonObject }) => record);
}

function ofIncident(name: string): Seed {
  const stored = readFileSync(new URL(name, incident));
  const text = (name.endsWith('.gz') ? gunzipSync(stored) : stored).toString();
  if (text.startsWith('[')) return { name, bytes: Buffer.from(text) };
  return ofRecords(
    name,
    text
      .trim()
      .split('\n')
      .slice(0, incidentLines)
      .map((line) => JSON.parse(line)),
  );
}

function evtx(): Seed {
  const events = Array.from({ length: 12 }, (_, at) => ({
    provider: 'Microsoft-Windows-Sysmon',
    channel: 'Microsoft-Windows-Sysmon/Operational',
    computer: 'web-01',
    eventId: at % 3 === 0 ? 5 : 1,
    recordId: 100 + at,
    time: Date.UTC(2026, 5, 3, 9, 30, at),
    data: {
      UtcTime: `2026-06-03 09:30:${String(at).padStart(2, '0')}.000`,
      ProcessGuid: `{aaaaaaaa-0000-1111-2222-bbbbbbbbbb${at + 10}}`,
      ProcessId: 4000 + at,
      Image: 'C:\\Windows\\System32\\whoami.exe',
      CommandLine: 'whoami /all',
      ParentProcessId: 900,
    },
  }));
  return { name: 'sysmon.evtx', bytes: evtxFile(events, 5) };
}

/** The same records as arrays, envelopes, answers and tables. */
function layouts(seeds: readonly Seed[]): Seed[] {
  return seeds.flatMap(({ name, records = [] }) => {
    const wrapped: Readonly<Record<string, JsonValue>> = {
      array: [...records],
      records: { records: [...records] },
      value: { value: [...records], nextLink: 'https://contoso.com/next' },
      search: {
        hits: { hits: records.map((record, at) => ({ _index: 'logs-x', _id: `id-${at}`, _source: record })) },
      },
      hunting: { Schema: [], Results: [...records] },
      inside: records.map((record) => ({
        '@timestamp': '2026-06-03T09:40:00Z',
        message: JSON.stringify(record),
      })),
    };
    const json = Object.entries(wrapped).map(([layout, value], at) => ({
      name: `${name} ${layout}`,
      bytes: Buffer.from(JSON.stringify(value, undefined, at % 2 === 0 ? 2 : undefined)),
    }));
    return [...json, table(name, records), csv(name, records, ',', '\r\n'), csv(name, records, ';', '\n')];
  });
}

function namesOf(records: readonly JsonObject[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function table(name: string, records: readonly JsonObject[]): Seed {
  const names = namesOf(records);
  const rows = records.map((record) => names.map((column) => record[column] ?? null));
  const answer = {
    tables: [{ name: 'PrimaryResult', columns: names.map((column) => ({ name: column })), rows }],
  };
  return { name: `${name} table`, bytes: Buffer.from(JSON.stringify(answer)) };
}

function csv(name: string, records: readonly JsonObject[], separator: string, end: string): Seed {
  const names = namesOf(records);
  const cell = (text: string): string => (/^\w*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`);
  const rows = [names, ...records.map((record) => names.map((column) => textOf(record[column])))];
  const text = rows.map((row) => row.map(cell).join(separator) + end).join('');
  return { name: `${name} csv`, bytes: Buffer.from(text) };
}
