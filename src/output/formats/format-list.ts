import type { Format } from '../../ingest/formats/format.ts';
import { columns, padEnd, wrap } from '../text/columns.ts';
import { line } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';

/** What stands where a format's records say themselves which data stream they are of. */
export const streamOfRecord = 'as the record says';

const gap = '  ';
const planeWidth = 5;

/** Every format that is read: its name, plane and title, and below them the data stream that its events become. */
export function* formatList(formats: readonly Format[], width: number, style: Style): Generator<string> {
  const names = formats.map(({ name }) => line`${name}`);
  const nameWidth = Math.max(0, ...names.map(columns));
  const lead = ' '.repeat(nameWidth + planeWidth + 2 * gap.length);
  const room = Math.max(width - lead.length, 20);
  for (const [at, { name, plane, title, dataStream = streamOfRecord }] of formats.entries()) {
    if (at > 0) yield '';
    const head = `${style.heading(padEnd(line`${name}`, nameWidth))}${gap}${padEnd(line`${plane}`, planeWidth)}${gap}`;
    for (const [row, text] of wrap(line`${title}`, room).entries()) yield `${row === 0 ? head : lead}${text}`;
    for (const text of wrap(line`${dataStream}`, room)) yield `${lead}${style.label(text)}`;
  }
}
