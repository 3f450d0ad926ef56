import type { Command } from 'commander';
import type { AttributeOptions } from '../attribution/attribute.ts';
import type { ReadOptions } from '../ingest/read.ts';
import { openGeoip } from './open-geoip.ts';
import { parseCovered } from './parse-covered.ts';
import { formatOf, parseInputFormat } from './parse-input-format.ts';
import { parseSize } from './parse-size.ts';
import { parseTimeZone } from './parse-time-zone.ts';

/** How logs are to be read, as commander parses it. */
export interface ReadingOptions {
  readonly inputFormat?: readonly string[];
  readonly maxRecordSize?: string;
  readonly timeZone?: string;
}

/** What the user knows beside the logs. */
export interface KnowledgeOptions {
  readonly covered?: readonly string[];
  readonly inventory?: readonly string[];
}

export interface GeoipOptions {
  readonly geoip?: readonly string[];
}

export type InputOptions = ReadingOptions & KnowledgeOptions & GeoipOptions;

export function addReadingOptions(command: Command): Command {
  return command
    .optionsGroup('Reading:')
    .option(
      '--input-format <[path=]name>',
      'read records as this format, whatever they look like; repeat for more',
      collect,
    )
    .option('--time-zone <zone>', 'of times that name none, such as +02:00 or Europe/Berlin (default: UTC)')
    .option('--max-record-size <size>', 'count a record that is longer instead of reading it (default: 16M)');
}

export function addGeoipOption(command: Command): Command {
  return command.option(
    '--geoip <file>',
    'network owners and places of addresses, in MaxMind format; repeat for more',
    collect,
  );
}

export function addKnowledgeOptions(command: Command): Command {
  return command
    .optionsGroup('What is known beside the logs:')
    .option(
      '--covered <plane[/subject]:from..to>',
      'times of which logs are known to be complete; repeat for more',
      collect,
    )
    .option(
      '--inventory <file>',
      'a list of machines (az vm list -d, Resource Graph, CSV) that ties host names to VMs; repeat for more',
      collect,
    );
}

/** Paths start at `folder`. */
export async function readOptions(
  { inputFormat = [], maxRecordSize, timeZone, geoip = [] }: ReadingOptions & GeoipOptions,
  folder: string,
): Promise<ReadOptions> {
  const given = formatOf(inputFormat.map(parseInputFormat));
  const maxRecordBytes =
    maxRecordSize === undefined ? undefined : parseSize('--max-record-size', maxRecordSize);
  const zone = timeZone === undefined ? undefined : parseTimeZone(timeZone);
  const findAddress = await openGeoip(geoip, folder);
  return {
    ...(given && { formatOf: given }),
    ...(maxRecordBytes !== undefined && { maxRecordBytes }),
    ...(zone && { zone }),
    ...(findAddress && { findAddress }),
  };
}

export function knowledgeOptions({ covered = [] }: KnowledgeOptions): AttributeOptions {
  return { covered: covered.map(parseCovered) };
}

export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
