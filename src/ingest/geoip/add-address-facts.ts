import { fieldGetter, firstText } from '../../event/fields.ts';
import { isJsonObject, type JsonObject } from '../../event/json.ts';
import { compact } from '../formats/azure/json-text.ts';
import type { FindAddress } from './address-facts.ts';

const sides = ['source', 'destination'].map((side) => ({
  side,
  ip: fieldGetter(`${side}.ip`),
  as: fieldGetter(`${side}.as`),
  asNumber: fieldGetter(`${side}.as.number`),
  geo: fieldGetter(`${side}.geo`),
  country: fieldGetter(`${side}.geo.country_iso_code`),
}));

/**
 * The document with the network owner and the place of its addresses where it does not state them itself: what a record says was looked
 * up when it was written and counts. The same object where there is nothing to add.
 */
export function addAddressFacts(doc: JsonObject, find: FindAddress): JsonObject {
  let added = doc;
  for (const { side, ip, as, asNumber, geo, country } of sides) {
    const address = firstText(ip(doc));
    const facts = address === undefined ? undefined : find(address);
    if (!facts) continue;
    const hasAs = as(doc) !== undefined || asNumber(doc) !== undefined;
    const hasGeo = geo(doc) !== undefined || country(doc) !== undefined;
    const extra = compact({ as: hasAs ? undefined : facts.as, geo: hasGeo ? undefined : facts.geo });
    if (Object.keys(extra).length === 0) continue;
    const own = doc[side];
    added = { ...added, [side]: { ...(isJsonObject(own) ? own : {}), ...extra } };
  }
  return added;
}
