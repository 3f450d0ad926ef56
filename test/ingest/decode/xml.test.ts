import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeAll } from '../support/decode-all.ts';
import { testDecoding } from './decode-case.ts';

/* Synthetic, in the layouts of wevtutil, evtx_dump and Sysmon for Linux. */

const event = (id: number, data = ''): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><EventID>${id}</EventID><Correlation/></System><EventData>${data}</EventData></Event>`;
const value = (id: string, data: unknown = null): unknown => ({
  Event: {
    '#attributes': { xmlns: 'http://schemas.microsoft.com/win/2004/08/events/event' },
    System: { EventID: id, Correlation: null },
    EventData: data,
  },
});

testDecoding('XML', [
  {
    name: 'an event a line, or several',
    input: `${event(1)}\r\n${event(2)}${event(3)}\n`,
    records: [value('1'), value('2'), value('3')],
    lines: [1, 2, 2],
    raws: [event(1), event(2), event(3)],
  },
  {
    name: 'a list',
    input: `\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>\n${event(1)}\n${event(2)}</Events>\n`,
    records: [value('1'), value('2')],
    lines: [3, 4],
  },
  {
    name: 'as evtx_dump prints it',
    input: `Record 1\n<?xml version="1.0" encoding="utf-8"?>\n${event(1)}\n\nRecord 2\n<?xml version="1.0" encoding="utf-8"?>\n${event(2)}\n`,
    records: [value('1'), value('2')],
    lines: [3, 7],
  },
  {
    name: 'over several lines, with names, references, CDATA and comments',
    input: `<Event>
  <EventData>
    <Data Name="CommandLine">cmd /c &quot;a &amp;&amp; b&quot; &lt;&#x41;&#66;&bogus;</Data>
    <Data Name='Empty'></Data><Data Name="Self"/><!-- <Data> -->
    <Data Name="Script"><![CDATA[if (a < b) {}]]> end</Data>
    <Data Name="__proto__">x</Data>
  </EventData>
</Event>`,
    records: [
      {
        Event: {
          EventData: JSON.parse(
            '{"CommandLine":"cmd /c \\"a && b\\" <AB&bogus;","Empty":"","Self":"","Script":"if (a < b) {} end","__proto__":"x"}',
          ),
        },
      },
    ],
    lines: [1],
  },
  {
    name: 'data without names, names that come twice, attributes beside text',
    input: `<Event><System><EventID Qualifiers="16384">7036</EventID></System><EventData><Data>a</Data><Data>b</Data></EventData><UserData><X><Y>1</Y><Y>2</Y><Y>3</Y></X></UserData></Event>
<Event><EventData><Data>only</Data><Binary>00</Binary></EventData></Event>`,
    records: [
      {
        Event: {
          System: { EventID: { '#attributes': { Qualifiers: '16384' }, '#text': '7036' } },
          EventData: { Data: { '#text': ['a', 'b'] } },
          UserData: { X: { Y: '1', Y_1: '2', Y_2: '3' } },
        },
      },
      { Event: { EventData: { Binary: '00', Data: { '#text': 'only' } } } },
    ],
  },
  {
    name: 'events that were cut cost themselves',
    input: `${event(1)}\n${event(2).slice(0, 150)}\n${event(3)}\n${event(4).slice(0, 90)}`,
    records: [value('1'), value('3')],
    faults: ['record-truncated 2', 'record-truncated 4'],
  },
  {
    name: 'events that are no XML',
    input: `<Event><a></b></Event>\n<Event><a b=c></a></Event>\n<Event><!DOCTYPE x [<!ENTITY y "z">]></Event>\n<Event>a & b < c</Event>\n<Event a="1" b='2'>ok</Event>`,
    records: [{ Event: { '#attributes': { a: '1', b: '2' }, '#text': 'ok' } }],
    faults: ['record-malformed 1', 'record-malformed 2', 'record-malformed 3', 'record-malformed 4'],
  },
  {
    name: 'text between events',
    input: `${event(1)}\nsome words\n${event(2)}<other/>`,
    records: [value('1'), value('2')],
    faults: ['record-malformed 1', 'record-malformed 3'],
  },
  {
    name: 'other XML',
    input: '<?xml version="1.0"?>\n<root><a/></root>\n',
    records: [],
    faults: ['record-malformed 1'],
  },
  {
    name: 'an event that is too long',
    input: `${event(1)}\n${event(2, `<Data>${'x\n'.repeat(300)}</Data>`)}\n${event(3)}\n`,
    limits: { maxRecordBytes: 400 },
    records: [value('1'), value('3')],
    lines: [1, 303],
    faults: ['record-too-long 2'],
  },
  {
    name: 'an event that is nested too deep',
    input: `<Event>${'<a>'.repeat(10)}${'</a>'.repeat(10)}</Event>\n${event(1)}`,
    limits: { maxDepth: 8 },
    records: [value('1')],
    faults: ['record-too-deep 1'],
  },
  {
    name: 'bytes that are no UTF-8',
    input: Buffer.from('<Event><a>caf\xe9</a></Event>', 'latin1'),
    records: [{ Event: { a: 'caf\ufffd' } }],
    faults: ['record-encoding 1'],
  },
  {
    name: 'in lines of syslog, among others',
    input: `Jun  3 09:30:00 web01 sysmon: ${event(1)}\nJun  3 09:30:01 web01 sshd[1]: hello\n<14>1 2026-06-03T09:30:02Z web01 sysmon 1 - - ${event(2)}\n2026-06-03T09:30:03+00:00 web01 sysmon: ${event(3).slice(0, 100)}\n`,
    records: [value('1'), { line: 'Jun  3 09:30:01 web01 sshd[1]: hello' }, value('2')],
    lines: [1, 2, 3],
    faults: ['record-truncated 4'],
  },
]);

test('XML: nesting of ten thousand, and values of many megabytes', async () => {
  const deep = `<Event>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</Event>`;
  const long = `<Event a="${'x'.repeat(12_000_000)}"><b>${'y'.repeat(3_000_000)}</b></Event>`;
  const { records, faults } = await decodeAll(`${deep}\n${long}\n${event(1)}`);
  assert.deepEqual(
    faults.map(({ code }) => code).filter((code) => code !== 'record-malformed'),
    ['record-too-deep'],
  );
  assert.deepEqual(records.at(-1)?.value, value('1'));
});
