import type { CloudEntry, CloudOptions, WrittenCloud } from './azure-common.ts';
import { writeEventHub } from './azure-event-hub.ts';

/** A record that a collector took from the hub and nobody has parsed: text in the message of a document of its own. */
export function writeInMessage(entry: CloudEntry, options: CloudOptions): WrittenCloud {
  const { text, fact } = writeEventHub(entry, options);
  const stamp = new Date(options.available).toISOString();
  const doc = {
    '@timestamp': stamp,
    agent: { name: 'collector-01', type: 'filebeat', version: '8.17.4' },
    'azure-eventhub': {
      consumer_group: '$Default',
      enqueued_time: new Date(options.available - 800).toISOString(),
      eventhub: 'insights-activity-logs',
      offset: options.random.int(1e6, 9e6),
    },
    ecs: { version: '8.0.0' },
    event: { ingested: stamp },
    host: { name: 'collector-01' },
    input: { type: 'azure-eventhub' },
    message: text,
  };
  return { text: JSON.stringify(doc), fact };
}
