import type { Written } from '../observe/fact.ts';
import type { CollectedLog } from '../observe/observe.ts';
import { inLayout, pretty } from './layout.ts';

/** A file to be written: its chunks, one after the other. A path that ends in `.gz` is for its writer to compress. */
export interface SimulatedFile {
  readonly path: string;
  readonly chunks: readonly string[];
  /** A list of machines, to be named with `--inventory`, not a log. */
  readonly isInventory?: true;
}

/** Lays a log out in files as its kind of source does; a log without records has no file. */
export function layOut(log: CollectedLog, folder: string): SimulatedFile[] {
  const { spec, records } = log;
  if (records.length === 0) return [];
  const path = `${folder}/${spec.path}`;
  const lines = records.map((record) => record.text);
  switch ('shape' in spec ? spec.shape : undefined) {
    case 'azure-event-hub':
      return [{ path, chunks: spec.layout === 'pretty' ? inLayout('pretty', lines) : envelopes(records) }];
    case 'azure-blob':
      return blobTree(path, records);
    case 'azure-rest':
      return [{ path, chunks: printedArray(lines) }];
    case 'azure-rest-value':
      return [{ path, chunks: ['{"value":[', lines.join(','), ']}\n'] }];
    default:
      return [{ path, chunks: inLayout(spec.layout ?? 'lines', lines) }];
  }
}

/** An Event Hub message holds what became available together. */
function envelopes(records: readonly Written[]): string[] {
  const chunks: string[] = [];
  let open: string[] = [];
  let until = Number.NEGATIVE_INFINITY;
  const close = () => {
    if (open.length > 0) chunks.push(`{"records":[${open.join(',')}]}\n`);
    open = [];
  };
  for (const record of records) {
    if (record.available > until || open.length >= 20) {
      close();
      until = record.available + 30_000;
    }
    open.push(record.text);
  }
  close();
  return chunks;
}

/** `az` prints an array with the fields of each record on lines of their own. */
function printedArray(lines: readonly string[]): string[] {
  const printed = lines.map((line) => pretty(line).replace(/^/gm, '  '));
  return [`[\n${printed.join(',\n')}\n]\n`];
}

/** One blob an hour and subscription, by the hour in which a record came in; one record a line. */
function blobTree(root: string, records: readonly Written[]): SimulatedFile[] {
  const blobs = new Map<string, string[]>();
  for (const record of records) {
    const at = new Date(record.available).toISOString();
    const subscription = record.fact?.plane === 'cloud' ? record.fact.subscription.toUpperCase() : '';
    const [year, month, day] = [at.slice(0, 4), at.slice(5, 7), at.slice(8, 10)];
    const path = `${root}/resourceId=/SUBSCRIPTIONS/${subscription}/y=${year}/m=${month}/d=${day}/h=${at.slice(11, 13)}/m=00/PT1H.json`;
    const blob = blobs.get(path);
    if (blob) blob.push(`${record.text}\n`);
    else blobs.set(path, [`${record.text}\n`]);
  }
  return [...blobs].map(([path, chunks]) => ({ path, chunks }));
}
