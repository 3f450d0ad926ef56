import { type DirectTable, names } from './direct-read.ts';
import { either, nameOf, ofEvents, textOf } from './read-text.ts';
import { securityOutcome, sourceAddress, sourceDomain } from './security-fields.ts';
import { securityKind } from './security-kinds.ts';
import { splitCommandLine } from './split-command-line.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** `createdImage`, `actingImage` */
const image = either(isStart, textOf('NewProcessName'), textOf('ProcessName'));

/** Documents of the Security log. */
export const securityTable: DirectTable = {
  shape: {
    ...names('file group'),
    process: {
      ...names('args args_count command_line executable name pid'),
      parent: names('executable name pid'),
    },
    service: names('name'),
    source: names('domain ip port'),
    user: names('domain effective id name target'),
  },
  decides: securityOutcome,
  reads: {
    'event.action': ({ code, task }) => securityKind(code)?.action ?? task,
    'event.category': ({ code }) => securityKind(code)?.categories,
    'event.outcome': securityOutcome,
    'event.type': ({ code }) => securityKind(code)?.types,
    'process.args': (event) => {
      const line = isStart(event) ? dataText(event, 'CommandLine') : undefined;
      return line === undefined ? undefined : splitCommandLine(line);
    },
    'process.command_line': ofEvents(isStart, textOf('CommandLine')),
    'process.executable': image,
    'process.name': nameOf(image),
    'process.pid': (event) =>
      isStart(event) ? dataInteger(event, 'NewProcessId') : dataInteger(event, 'ProcessId') || undefined,
    'process.parent.executable': ofEvents(isStart, textOf('ParentProcessName')),
    'process.parent.name': ofEvents(isStart, nameOf(textOf('ParentProcessName'))),
    'process.parent.pid': (event) => (isStart(event) ? dataInteger(event, 'ProcessId') : undefined),
    'service.name': textOf('ServiceName'),
    'source.domain': sourceDomain,
    'source.ip': sourceAddress,
  },
};

function isStart({ code }: WindowsEvent): boolean {
  return code === '4688';
}
