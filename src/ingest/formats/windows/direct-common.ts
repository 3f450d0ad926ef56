import { type DirectTable, names } from './direct-read.ts';
import { levelOf } from './windows-document.ts';
import { isLinux } from './windows-event.ts';

/** What every document of a Windows event has, whatever the event. */
export const commonFields: DirectTable = {
  shape: {
    ...names('@timestamp ecs log message related'),
    data_stream: names('type dataset namespace'),
    event: names('action category code created dataset ingested kind module outcome provider type'),
    host: { name: undefined, os: names('family type') },
    winlog: names(
      'channel computer_name event_data event_id logon opcode process provider_guid provider_name record_id task user',
    ),
  },
  reads: {
    'data_stream.dataset': (_, log) => log.dataset,
    'data_stream.namespace': () => 'default',
    'data_stream.type': () => 'logs',
    'event.code': ({ code }) => code,
    'event.dataset': (_, log) => log.dataset,
    'event.kind': () => 'event',
    'event.module': (_, log) => log.module,
    'event.provider': ({ provider }) => provider,
    'host.name': ({ computer }) => computer?.toLowerCase(),
    'host.os.family': (event) => (isLinux(event) ? undefined : 'windows'),
    'host.os.type': (event) => (isLinux(event) ? 'linux' : 'windows'),
    'log.level': levelOf,
    message: ({ message }) => message,
    'winlog.channel': ({ channel }) => channel,
    'winlog.computer_name': ({ computer }) => computer,
    'winlog.event_id': ({ code }) => code,
    'winlog.opcode': ({ opcode }) => opcode,
    'winlog.provider_name': ({ provider }) => provider,
    'winlog.record_id': ({ recordId }) => recordId,
    'winlog.task': ({ task }) => task,
  },
};
