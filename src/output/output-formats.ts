import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import type { OutputFormat } from './output-format.ts';
import { table } from './table.ts';
import { timesketch } from './timesketch.ts';

/** Every output format, in the order in which the help lists them. */
export const outputFormats: readonly OutputFormat[] = [table, json, ndjson, html, csv, markdown, timesketch];

export function findOutputFormat(name: string): OutputFormat | undefined {
  return outputFormats.find((format) => format.name === name);
}
