import type { JsonObject } from '../../../event/json.ts';

/** Labels of the messages of 4688 and 4689 in English. Those of accounts come once for who asks, then for whom. */
const labels: Readonly<Record<string, string>> = {
  'new process id': 'NewProcessId',
  'new process name': 'NewProcessName',
  'token elevation type': 'TokenElevationType',
  'mandatory label': 'MandatoryLabel',
  'creator process id': 'ProcessId',
  'creator process name': 'ParentProcessName',
  'process command line': 'CommandLine',
  'process id': 'ProcessId',
  'process name': 'ProcessName',
  'exit status': 'Status',
};
const accountLabels: Readonly<Record<string, string>> = {
  'security id': 'UserSid',
  'account name': 'UserName',
  'account domain': 'DomainName',
  'logon id': 'LogonId',
};

/** Sysmon's messages are its data below a title, one `Name: value` a line, in every language. */
export function sysmonMessage(message: string): JsonObject {
  return Object.fromEntries(
    message
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const [, name, value = ''] = /^([A-Z][A-Za-z0-9]{1,40}): ?(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, value]];
      }),
  );
}

/** The data of a message of the Security log in English; nothing of one in another language. */
export function securityMessage(message: string): JsonObject {
  const data: Record<string, string> = {};
  for (const line of message.split(/\r?\n/)) {
    const [, label = '', value = ''] = /^\s*([A-Z][A-Za-z ]{2,40}):\s*(.*?)\s*$/.exec(line) ?? [];
    const account = accountLabels[label.toLowerCase()];
    const names =
      account === undefined ? [labels[label.toLowerCase()]] : [`Subject${account}`, `Target${account}`];
    const name = names.find((each) => each !== undefined && data[each] === undefined);
    if (name !== undefined && value !== '') data[name] = value;
  }
  return data;
}

/** The script block of a message of 4104 in English. */
export function scriptBlockMessage(message: string): JsonObject {
  const match =
    /^Creating Scriptblock text \((\d+) of (\d+)\):\r?\n([\s\S]*?)(?:\r?\n)+ScriptBlock ID: ([\w-]+)(?:\r?\nPath: ?(.*))?\s*$/.exec(
      message,
    );
  if (!match) return {};
  const [, MessageNumber = '', MessageTotal = '', ScriptBlockText = '', ScriptBlockId = '', Path = ''] =
    match;
  return { MessageNumber, MessageTotal, ScriptBlockText, ScriptBlockId, Path };
}
