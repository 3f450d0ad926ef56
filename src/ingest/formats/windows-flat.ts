import type { JsonObject, JsonValue } from '../../event/json.ts';
import { hasRawTexts, rawTexts } from '../../event/raw-text.ts';
import type { Format } from './format.ts';
import { isWorkspaceRow } from './sentinel/columns.ts';
import { computerNames, FlatEvent, flatOriginOf, providerNames, timeNames } from './windows/flat-event.ts';
import { kindOf, normaliseWindowsEvent, renewed } from './windows/normalise-event.ts';

const named = ['Channel', ...providerNames];
const missingTime = `${timeNames.join(', ')}: none is a date`;

/** Windows events whose frame and data lie side by side, as NXLog writes them and as public data sets have them. */
export const windowsFlat: Format = {
  name: 'windows-flat',
  title: 'Windows events as flat JSON (NXLog, public data sets)',
  plane: 'guest',
  recognise: (record) => isOfEvent(record) && isText(record, computerNames),
  normalise(record, context) {
    const event = new FlatEvent(record, flatOriginOf(record), context?.zone);
    return normaliseWindowsEvent(event, undefined, missingTime);
  },
  ofKinds: {
    kindOf: (record) =>
      isOfEvent(record) ? kindOf(new FlatEvent(record, flatOriginOf(record), undefined)) : undefined,
    renew: (record, like, context) =>
      isText(record, computerNames) ? renewed(like, context.zone, missingTime) : undefined,
  },
};

/** Whether it says what kind of event it is about, as these records do. */
function isOfEvent(record: JsonObject): boolean {
  const code = record['EventID'];
  if (typeof code !== 'number' && (typeof code !== 'string' || !/^\d{1,5}$/.test(code))) return false;
  return !isWorkspaceRow(record) && isText(record, named);
}

function isText(record: JsonObject, names: readonly string[]): boolean {
  const texts = hasRawTexts(record) ? record[rawTexts] : undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    const raw = texts?.at(name);
    const value: JsonValue | undefined = raw ? undefined : record[name];
    if (raw ? raw.to > raw.from : typeof value === 'string' && value !== '') return true;
  }
  return false;
}
