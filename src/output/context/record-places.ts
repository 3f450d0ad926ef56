import { sourceList } from '../../attribution/document/source-list.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { EventSource } from '../../event/event.ts';
import { byImportance } from './choose-runs.ts';

/** Of each run these many before the rest of any: the request, the script's start, the first processes. */
const firstOfRun = 8;

/** Where the records of a run stand, in the order of its document's `throughline.sources`. */
export function placesOf(attribution: Attribution): EventSource[] {
  // The document's fields are these very members.
  return sourceList(attribution) as unknown as EventSource[];
}

/** The places of the records that are worth keeping, at most so many. */
export function choosePlaces(attributions: readonly Attribution[], most: number): EventSource[] {
  const runs = byImportance(attributions).map(placesOf);
  const chosen = runs.flatMap((places) => places.slice(0, firstOfRun));
  if (chosen.length < most) chosen.push(...runs.flatMap((places) => places.slice(firstOfRun)));
  return chosen.slice(0, most);
}
