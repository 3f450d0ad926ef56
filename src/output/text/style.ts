import { styleText } from 'node:util';
import type { Verdict } from '../../attribution/model/attribution.ts';
import type { SafeText } from './safe-text.ts';

type Paint = (text: SafeText) => string;

/** Emphasis on a terminal. It never carries meaning alone: without it every word still stands. */
export interface Style {
  readonly verdict: (verdict: Verdict, text: SafeText) => string;
  readonly heading: Paint;
  readonly label: Paint;
}

type Format = Parameters<typeof styleText>[0];

const verdictFormats: Readonly<Record<Verdict, Format>> = {
  attributed: 'green',
  ambiguous: ['bold', 'yellow'],
  unobserved: 'magenta',
  unrequested: ['bold', 'red'],
  'not-applicable': 'dim',
};

export const plainStyle: Style = { verdict: (_, text) => text, heading: same, label: same };

export const colourStyle: Style = {
  verdict: (verdict, text) => paint(verdictFormats[verdict], text),
  heading: (text) => paint('bold', text),
  label: (text) => paint('dim', text),
};

function same(text: SafeText): string {
  return text;
}

/** Whether colour is wanted is the caller's to know, not that of Node's view of its own standard output. */
function paint(format: Format, text: SafeText): string {
  return styleText(format, text, { validateStream: false });
}
