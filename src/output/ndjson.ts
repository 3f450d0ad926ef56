import { attributionDocument } from '../attribution/document/attribution-document.ts';
import type { OutputFormat } from './output-format.ts';
import { printableJson } from './text/printable-json.ts';

/** One ECS document a line: attributions in canonical order, then alerts, and nothing else. */
export const ndjson: OutputFormat = {
  name: 'ndjson',
  title: 'one ECS document a line',
  isForPeople: false,
  *render({ result, detection }) {
    for (const attribution of result.attributions)
      yield `${printableJson(attributionDocument(attribution))}\n`;
    for (const { document } of detection?.alerts ?? []) yield `${printableJson(document)}\n`;
  },
};
