import type { Attribution } from '../model/attribution.ts';
import type { Operation } from '../model/operation.ts';

/** Every request of a result, each once, in the order in which attributions name them. */
export function operationsOf(attributions: readonly Attribution[]): Operation[] {
  const byId = new Map<string, Operation>();
  for (const { operation, candidates } of attributions) {
    if (operation) byId.set(operation.id, operation);
    for (const candidate of candidates) byId.set(candidate.operation.id, candidate.operation);
  }
  return [...byId.values()];
}

/** For each request, the attribution that it ended in, but for one: where it is settled rather than where it is a candidate. */
export function attributionsByOperation(
  attributions: readonly Attribution[],
  except: Attribution,
): Map<string, Attribution> {
  const others = attributions.filter((attribution) => attribution !== except);
  const places = new Map<string, Attribution>();
  for (const attribution of others)
    for (const { operation } of attribution.candidates) places.set(operation.id, attribution);
  for (const attribution of others)
    if (attribution.operation) places.set(attribution.operation.id, attribution);
  return places;
}
