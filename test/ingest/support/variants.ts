import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/event/json.ts';

/* Documents that differ from a given one in one thing. What is put in means something to somebody who reads events. */

const handler =
  'C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.22\\bin\\RunCommandExtension.exe';

/** As they stand in JSON. */
const values = [
  ...[
    'null',
    '""',
    '0',
    '[]',
    '{}',
    'true',
    '["a","b"]',
    '{"a":1}',
    '[{"name":"x"},{"name":"y"}]',
    '"x"',
    '"y"',
  ],
  ...[
    '"start"',
    '"end"',
    '["end"]',
    '["process"]',
    '"exec"',
    '"Process Create (rule: ProcessCreate)"',
    '"1"',
    '5',
  ],
  ...['"2026-06-03T09:31:00Z"', '"2026-06-03T09:31:00.123456789Z"', '"2026-06-03 09:31"', '1780000000000'],
  ...[
    '["2026-06-03T09:31:00Z"]',
    '"2026-06-31T09:31:00Z"',
    '"2026-06-03T09:31:00+02:00"',
    '12345678901234567890',
  ],
  ...['"powershell.exe -ExecutionPolicy Unrestricted -File script3.ps1"', JSON.stringify(handler)],
  ...['"powershell.exe -ExecutionPolicy\\u00a0Unrestricted -File script4.ps1"', '"script5.ps1 -password x"'],
  ...['"/bin/sh /var/lib/waagent/run\\u002dcommand/download/3/script.sh"', '"https://contoso.com/?sig=abc"'],
  ...[
    '"{\\"a\\":\\"\\\\u0072un-command sig=abc\\"}"',
    '"echo secret | sudo -S -u other /x"',
    '"password = \'x\'"',
  ],
  ...[
    '"Microsoft-Windows-Sysmon"',
    '"Microsoft-Windows-PowerShell"',
    '"endpoint.events.process"',
    '"auditd"',
  ],
  ...[
    '"azure.guest_agent"',
    '"azure.run_command_handler"',
    '"azure.activitylogs"',
    '"azure"',
    '"aws"',
    '"winlogbeat"',
  ],
  ...[
    '"/subscriptions/a/resourceGroups/b/providers/Microsoft.Compute/virtualMachines/c"',
    '"\u00e9"',
    '"\\ud800"',
  ],
];

const scalars = values.filter(
  (value, at) => at % 2 === 0 || value.includes('command') || value.includes('"a"'),
);

const few = ['null', '"x"', '{"name":"x"}', '["x"]', JSON.stringify(handler)];

/** Names under which something may be looked for, dotted or not. */
const names = [
  ...[
    '@timestamp',
    '_source',
    '_index',
    'fields',
    'host',
    'event',
    'process',
    'agent',
    'cloud',
    'records',
    'value',
  ],
  ...[
    'host.name',
    'host.id',
    'host.os',
    'host.os.type',
    'os.type',
    'event.ingested',
    'event.category',
    'event.type',
  ],
  ...[
    'event.action',
    'event.dataset',
    'process.command_line',
    'process.executable',
    'process.parent',
    'hostname',
  ],
  ...[
    'process.parent.executable',
    'parent.executable',
    'name',
    'id',
    'executable',
    'command_line',
    'parent',
    'type',
  ],
  ...[
    'category',
    'ingested',
    'dataset',
    'data_stream',
    'data_stream.dataset',
    '__proto__',
    'winlog',
    'event_data',
  ],
  ...[
    'winlog.event_data',
    'winlog.event_data.Image',
    'winlog.provider_name',
    'Image',
    'message',
    'operationName',
  ],
  ...[
    'powershell',
    'powershell.file.script_block_text',
    'azure',
    'azure.activitylogs.operation_name',
    'constructor',
  ],
  ...[
    'working_directory',
    'process.working_directory',
    'elastic',
    'computer_name',
    'cloud.provider',
    'os',
    'family',
  ],
];

/** One member has another value, also one of those given, or is there once more, or is gone. */
export function* changedMembers(doc: JsonObject, more: readonly string[] = []): Generator<string> {
  for (const { path, object } of objectsIn(doc)) {
    for (const key of Object.keys(object)) {
      const { [key]: _, ...without } = object;
      yield written(doc, path, inside(without));
      for (const value of [...values, ...more]) yield written(doc, path, inside(object, key, value));
      for (const value of few) yield written(doc, path, `${inside(object)},${JSON.stringify(key)}:${value}`);
    }
  }
}

/** What anybody may look at in a document. By hand: it must not follow what is looked at. */
const fields = [
  ...[
    '_index',
    'agent.id',
    'agent.type',
    'azure.activitylogs.operation_name',
    'azure.resource.id',
    'cloud.account.id',
  ],
  ...[
    'cloud.instance.id',
    'cloud.instance.name',
    'cloud.provider',
    'cloud.resource_id',
    'data_stream.dataset',
  ],
  ...[
    'data_stream.namespace',
    'data_stream.type',
    'elastic.agent.id',
    'event.action',
    'event.category',
    'event.code',
  ],
  ...[
    'event.dataset',
    'event.ingested',
    'event.module',
    'event.provider',
    'event.type',
    'fileset.name',
    'host.hostname',
  ],
  ...[
    'host.id',
    'host.name',
    'host.os.family',
    'host.os.type',
    'message',
    'process.args',
    'process.command_line',
  ],
  ...[
    'process.executable',
    'process.parent.executable',
    'process.working_directory',
    'winlog.channel',
    'user.id',
  ],
  ...[
    'winlog.computer_name',
    'winlog.event_data.Image',
    'winlog.event_id',
    'winlog.provider_name',
    'file.path',
  ],
  ...[
    'powershell.file.script_block_text',
    'process.parent.name',
    'process.parent.command_line',
    'process.parent.pid',
    'process.name',
    'process.entity_id',
    'user.name',
  ],
];

/** One field, nested, has each of the values, whatever was there before. */
export function* withFields(doc: JsonObject): Generator<string> {
  for (const path of fields) {
    const text = JSON.stringify(put(doc, path.split('.'), '(value)'));
    for (const value of scalars) yield text.replace('"(value)"', () => value);
  }
}

function put(doc: JsonObject, [key = '', ...rest]: readonly string[], value: JsonValue): JsonObject {
  const inner = doc[key];
  if (rest.length === 0) return { ...doc, [key]: value };
  return { ...doc, [key]: put(isJsonObject(inner) ? inner : {}, rest, value) };
}

/** One member more, in front or behind, also of the given names. */
export function* addedMembers(doc: JsonObject, more: readonly string[] = []): Generator<string> {
  let count = 0;
  for (const { path, object } of objectsIn(doc)) {
    for (const name of [...names, ...more]) {
      const value = few[count++ % few.length];
      yield written(doc, path, `${JSON.stringify(name)}:${value},${inside(object)}`);
      yield written(doc, path, `${inside(object)},${JSON.stringify(name)}:${value}`);
    }
  }
}

/** The same, nested where it was dotted and dotted where it was nested, wrapped, beside others, cut short. */
export function* otherShapes(doc: JsonObject): Generator<string> {
  const text = JSON.stringify(doc);
  yield `{"_index":".ds-logs-x-default-2026.01.31-000001","_id":"a","_source":${text}}`;
  yield `{"_source":${text},"@timestamp":"2026-06-03T09:30:00Z"}`;
  yield `{"_source":${text},"host":{"name":"outside"}}`;
  yield `{"records":[${text}]}`;
  yield `[${text}]`;
  yield `${text} ${text}`;
  yield ` ${text}`;
  yield `${text} \r`;
  yield `${text},`;
  yield text.slice(0, -1);
  yield text.replaceAll(':', ' :\t');
  yield JSON.stringify(doc, null, 1);
  yield `{"a":${'['.repeat(70)}${']'.repeat(70)},${text.slice(1)}`;
  yield `{"a":${'['.repeat(1100)}${']'.repeat(1100)},${text.slice(1)}`;
  for (const { path, object } of objectsIn(doc)) {
    if (path.length === 0) continue;
    for (const key of Object.keys(object)) {
      const escaped = `\\u${key.charCodeAt(0).toString(16).padStart(4, '0')}${key.slice(1)}`;
      yield written(doc, path, inside(object).replace(`${JSON.stringify(key)}:`, `"${escaped}":`));
      const { [key]: value, ...rest } = object;
      const dotted = `${JSON.stringify([...path, key].join('.'))}:${JSON.stringify(value)}`;
      yield `{${dotted},${written(doc, path, inside(rest)).slice(1)}`;
      yield written(doc, path, `${inside(object)},${JSON.stringify(`${key}.x`)}:1`);
    }
    yield written(doc, path, '').replace('{}', `[${JSON.stringify(object)}]`);
  }
}

/** At every place of the line: something put in, or a byte taken away. */
export function* changedBytes(line: Buffer): Generator<Buffer> {
  const pieces = [
    '"',
    '\\',
    '\\u0061',
    '\\u00',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ' ',
    '\r',
    '\0',
    '\x1e',
    '0',
    '1',
    '-',
    'e',
    '.',
  ]
    .map((text) => Buffer.from(text))
    .concat(Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from('\u00e9'), Buffer.from('run-command'));
  for (let at = 0; at <= line.length; at++) {
    const [before, after] = [line.subarray(0, at), line.subarray(at)];
    for (const piece of pieces) yield Buffer.concat([before, piece, after]);
    yield Buffer.concat([before, after.subarray(1)]);
  }
}

interface Place {
  readonly path: readonly string[];
  readonly object: JsonObject;
}

function objectsIn(object: JsonObject, path: readonly string[] = []): Place[] {
  const inner = Object.entries(object).flatMap(([key, value]) =>
    isJsonObject(value) ? objectsIn(value, [...path, key]) : [],
  );
  return [{ path, object }, ...inner];
}

/** The members of an object as JSON, one of them with another value. */
function inside(object: JsonObject, changed?: string, value?: string): string {
  return Object.entries(object)
    .map(([key, own]) => `${JSON.stringify(key)}:${key === changed ? value : JSON.stringify(own)}`)
    .join(',');
}

/** The document as JSON, with other members of the object at the path. */
function written(doc: JsonObject, path: readonly string[], members: string): string {
  const [key, ...rest] = path;
  if (key === undefined) return `{${members}}`;
  return `{${inside(doc, key, written(doc[key] as JsonObject, rest, members))}}`;
}
