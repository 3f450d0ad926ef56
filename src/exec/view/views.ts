import type { TextAnalyser } from '../../event/field-types/field-type.ts';
import { fold } from '../../plan/fold.ts';
import { parseNumber } from '../../plan/number.ts';
import type { Folding, TextView } from '../../plan/value-test.ts';
import { analyse } from '../text/analyse.ts';
import { Terms } from '../text/terms.ts';
import { parseDate } from '../values/date-text.ts';
import { fastIso } from '../values/fast-iso.ts';
import { type Ip, parseIp } from '../values/ip.ts';
import type { ScalarValue, View } from './view.ts';

const text: View<string> = { name: 'text', convert: String };
const folded: View<string> = { name: 'folded', convert: (value) => fold(String(value)) };

/** The value itself. */
export const plainView: View<ScalarValue> = { name: 'plain', convert: (value) => value };

/** Numbers and text that spells one: an event may hold either for the same field. */
export const numberView: View<number | bigint> = {
  name: 'number',
  convert: (value) => {
    if (typeof value === 'number') return value;
    return typeof value === 'string' ? parseNumber(value) : undefined;
  },
};

export const booleanView: View<boolean> = {
  name: 'boolean',
  convert: (value) => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' || value === '' ? false : undefined;
  },
};

/** Milliseconds since 1970; a number is that already. */
export const dateView: View<number> = {
  name: 'date',
  convert: (value) => {
    if (typeof value === 'number') return Math.floor(value);
    return typeof value === 'string' ? (fastIso(value) ?? parseDate(value)?.from) : undefined;
  },
};

export const ipView: View<Ip> = {
  name: 'ip',
  convert: (value) => (typeof value === 'string' ? parseIp(value) : undefined),
};

const ownIp: Readonly<Record<4 | 6, View<Ip>>> = {
  4: { name: 'ip of version 4', convert: (value) => (isV6(value) ? undefined : ipView.convert(value)) },
  6: { name: 'ip of version 6', convert: (value) => (isV6(value) ? ipView.convert(value) : undefined) },
};

/** Addresses that are written in one version. */
export function ownIpView(version: 4 | 6): View<Ip> {
  return ownIp[version];
}

function isV6(value: ScalarValue): boolean {
  return typeof value === 'string' && value.includes(':');
}

export function textView(folding: Folding): View<string> {
  return folding === 'none' ? text : folded;
}

const terms: Readonly<Record<TextAnalyser, View<Terms>>> = {
  standard: termView('standard'),
  powershell: termView('powershell'),
};

export function termsView(analyser: Exclude<TextView, 'keyword'>): View<Terms> {
  return terms[analyser];
}

function termView(analyser: TextAnalyser): View<Terms> {
  return { name: analyser, convert: (value) => new Terms(analyse(String(value), analyser)) };
}
