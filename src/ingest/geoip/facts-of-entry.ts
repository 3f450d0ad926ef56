import { firstText, getField, getText } from '../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../event/json.ts';
import { compact, compactOrNone } from '../formats/azure/json-text.ts';
import type { AddressFacts } from './address-facts.ts';

/**
 * Reads one entry of a file by what it holds, whatever the file calls itself: MaxMind's own layout (`country.iso_code`, `names.en`,
 * `autonomous_system_number`), which DB-IP shares, and the flat one of IPinfo (`country_code`, `asn` as `AS64500`, `as_name`). Names in English.
 */
export function factsOfEntry(entry: JsonObject): AddressFacts {
  return { as: systemOf(entry), geo: placeOf(entry) };
}

function systemOf(entry: JsonObject): JsonObject | undefined {
  const number = text(entry, 'autonomous_system_number', 'asn')?.replace(/^AS/i, '');
  const name = text(entry, 'autonomous_system_organization', 'as_name', 'as_organization');
  return compactOrNone({
    number: number !== undefined && /^\d{1,10}$/.test(number) ? Number(number) : undefined,
    organization: compactOrNone({ name }),
  });
}

function placeOf(entry: JsonObject): JsonObject | undefined {
  const country = text(entry, 'country.names.en', 'registered_country.names.en');
  const flat = text(entry, 'country');
  const isCode = flat !== undefined && /^[A-Z]{2}$/.test(flat);
  const subdivision = first(entry['subdivisions']);
  const code = text(entry, 'country.iso_code', 'registered_country.iso_code', 'country_code');
  const region = subdivision && text(subdivision, 'iso_code');
  const iso = code ?? (isCode ? flat : undefined);
  return compactOrNone({
    city_name: text(entry, 'city.names.en', 'city'),
    continent_code: text(entry, 'continent.code', 'continent_code'),
    continent_name: text(entry, 'continent.names.en') ?? nameOf(entry, 'continent'),
    country_iso_code: iso,
    country_name: country ?? text(entry, 'country_name') ?? (isCode ? undefined : flat),
    location: locationOf(entry),
    postal_code: text(entry, 'postal.code', 'postal_code'),
    region_iso_code: region !== undefined && iso !== undefined ? `${iso}-${region}` : undefined,
    region_name: (subdivision && text(subdivision, 'names.en')) ?? text(entry, 'region'),
    timezone: text(entry, 'location.time_zone', 'timezone'),
  });
}

function locationOf(entry: JsonObject): JsonObject | undefined {
  const lat = number(getField(entry, 'location.latitude') ?? entry['lat'] ?? entry['latitude']);
  const lon = number(getField(entry, 'location.longitude') ?? entry['lng'] ?? entry['longitude']);
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function number(value: JsonValue | undefined): number | undefined {
  const text = firstText(value);
  const found = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(found) ? found : undefined;
}

/** The first of the paths that holds text itself, not an object. */
function text(entry: JsonObject, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const found = getText(entry, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function nameOf(entry: JsonObject, field: string): string | undefined {
  const value = entry[field];
  return typeof value === 'string' && value.length > 2 ? value : undefined;
}

function first(value: JsonValue | undefined): JsonObject | undefined {
  const item = Array.isArray(value) ? (value[0] as JsonValue | undefined) : undefined;
  return typeof item === 'object' && item !== null && !Array.isArray(item)
    ? compact(item as JsonObject)
    : undefined;
}
