import { type DirectTable, names } from './direct-read.ts';
import { baseName } from './file-path.ts';
import { ofEvents, textOf } from './read-text.ts';
import {
  actingImage,
  createdImage,
  securityOutcome,
  sourceAddress,
  sourceDomain,
} from './security-fields.ts';
import { securityKind } from './security-kinds.ts';
import { splitCommandLine } from './split-command-line.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

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
    'process.executable': imageOf,
    'process.name': (event) => baseName(imageOf(event)),
    'process.pid': (event) =>
      isStart(event) ? dataInteger(event, 'NewProcessId') : dataInteger(event, 'ProcessId') || undefined,
    'process.parent.executable': ofEvents(isStart, textOf('ParentProcessName')),
    'process.parent.name': (event) =>
      isStart(event) ? baseName(dataText(event, 'ParentProcessName')) : undefined,
    'process.parent.pid': (event) => (isStart(event) ? dataInteger(event, 'ProcessId') : undefined),
    'service.name': textOf('ServiceName'),
    'source.domain': sourceDomain,
    'source.ip': sourceAddress,
  },
};

function isStart({ code }: WindowsEvent): boolean {
  return code === '4688';
}

function imageOf(event: WindowsEvent): string | undefined {
  return isStart(event) ? createdImage(event) : actingImage(event);
}
