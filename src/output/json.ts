import { attributionDocument } from '../attribution/document/attribution-document.ts';
import type { JsonObject } from '../event/json.ts';
import type { OutputFormat } from './output-format.ts';
import { coverageJson, summaryJson } from './summary/summary-json.ts';
import { printableJson } from './text/printable-json.ts';

/** One document with everything: the attributions, the coverage that they rest on, and the summary. */
export const json: OutputFormat = {
  name: 'json',
  title: 'one document: attributions, alerts, coverage, summary',
  isForPeople: false,
  *render(report) {
    yield '{\n"attributions": [';
    yield* items(report.result.attributions.values().map(attributionDocument));
    if (report.detection) {
      yield '],\n"alerts": [';
      yield* items(report.detection.alerts.map(({ document }) => document));
    }
    yield '],\n"coverage": [';
    yield* items(coverageJson(report));
    yield `],\n"summary": ${printableJson(summaryJson(report))}\n}\n`;
  },
};

/** One a line: readable as it is, and a difference of two results shows what differs. */
function* items(values: Iterable<JsonObject>): Generator<string> {
  let separator = '\n';
  for (const value of values) {
    yield `${separator}${printableJson(value)}`;
    separator = ',\n';
  }
  yield '\n';
}
