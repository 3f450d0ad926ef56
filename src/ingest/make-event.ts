import type { Event } from '../event/event.ts';
import type { Normalised } from './formats/format.ts';
import { addAddressFacts } from './geoip/add-address-facts.ts';
import type { FindAddress } from './geoip/address-facts.ts';

/** The event of a record. Its document is made when it is first asked for, where its fields can be read without. */
export function makeEvent(
  made: Normalised,
  { id, format, source, original }: Pick<Event, 'id' | 'format' | 'source' | 'original'>,
  findAddress: FindAddress | undefined,
): Event {
  const { time, ingested, dataStream, direct } = made;
  if (direct === undefined || findAddress) {
    const doc = findAddress ? addAddressFacts(made.doc, findAddress) : made.doc;
    return { id, time, ingested, dataStream, format, source, doc, original };
  }
  return {
    id,
    time,
    ingested,
    dataStream,
    format,
    source,
    // An own property, so that copies of the event have it.
    get doc() {
      return made.doc;
    },
    direct,
    original,
  };
}
