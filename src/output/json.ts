import { attributionDocument } from '../attribution/document/attribution-document.ts';
import type { OutputFormat } from './output-format.ts';
import { coverageJson, summaryJson } from './summary/summary-json.ts';

/** One document with everything: the attributions, the coverage that they rest on, and the summary. */
export const json: OutputFormat = {
  name: 'json',
  title: 'one document: attributions, coverage, summary',
  isForPeople: false,
  *render(report) {
    yield '{\n"attributions": [';
    for (const [at, attribution] of report.result.attributions.entries()) {
      yield `${at === 0 ? '' : ','}\n${JSON.stringify(attributionDocument(attribution))}`;
    }
    yield `\n],\n"coverage": ${JSON.stringify(coverageJson(report), null, 2)},\n`;
    yield `"summary": ${JSON.stringify(summaryJson(report), null, 2)}\n}\n`;
  },
};
