import { isJsonObject, type JsonObject, type JsonValue } from '../../../event/json.ts';

/**
 * The hits of an Elasticsearch answer: `{"hits":{"hits":[…]}}` of a search, also inside the `responses` of a multi-search and the
 * `response` of an asynchronous one (in Kibana `rawResponse`). Undefined for anything else.
 */
export function searchHits(record: JsonObject): readonly JsonValue[] | undefined {
  const { hits, responses, response = record['rawResponse'] } = record;
  if (isJsonObject(hits) && Array.isArray(hits['hits'])) return hits['hits'];
  if (isJsonObject(response)) return searchHits(response);
  return Array.isArray(responses) ? hitsOfEach(responses) : undefined;
}

function hitsOfEach(responses: readonly JsonValue[]): JsonValue[] | undefined {
  const all = responses.filter(isJsonObject).map(searchHits);
  return all.some((hits) => hits !== undefined) ? all.flatMap((hits) => hits ?? []) : undefined;
}
