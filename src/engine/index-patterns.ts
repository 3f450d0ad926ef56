import { compileGlob } from '../exec/glob/compile-glob.ts';

/** What a rule without index patterns reads: the patterns that Kibana's security solution starts with. */
const usual = [
  'apm-*-transaction*',
  'auditbeat-*',
  'endgame-*',
  'filebeat-*',
  'logs-*',
  'packetbeat-*',
  'traces-apm*',
  'winlogbeat-*',
  '-*elastic-cloud-logs-*',
];

/**
 * Whether a rule reads a data stream, by Elasticsearch's rules for names: commas separate, `*` stands for any run of
 * characters, a minus takes away from what stood before it. The name of a remote cluster (`east:logs-*`) is not regarded.
 */
export function indexMatcher(patterns: readonly string[]): (dataStream: string) => boolean {
  const parts = (patterns.length === 0 ? usual : patterns)
    .flatMap((pattern) => pattern.split(','))
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => {
      const isExcluded = pattern.startsWith('-');
      const name = (isExcluded ? pattern.slice(1) : pattern).replace(/^[^:]*:/, '');
      // `?` is an ordinary character in the name of an index.
      return { isExcluded, covers: compileGlob(name.replaceAll('?', '\\?')) };
    });
  return (dataStream) => {
    let isRead = false;
    for (const { isExcluded, covers } of parts) {
      if (isRead === isExcluded && covers(dataStream)) isRead = !isExcluded;
    }
    return isRead;
  };
}
