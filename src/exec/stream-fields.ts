/**
 * In an index these fields are constants of the data stream, and an event need not carry them. `logs-a.b-default` is of
 * type `logs`, dataset `a.b` and namespace `default`.
 */
const places: Readonly<Record<string, number>> = {
  'data_stream.type': 0,
  'data_stream.dataset': 1,
  'data_stream.namespace': 2,
  'event.dataset': 1,
};

export function streamPart(
  path: string,
): ((dataStream: string | undefined) => string | undefined) | undefined {
  const place = Object.hasOwn(places, path) ? places[path] : undefined;
  if (place === undefined) return undefined;
  return (dataStream) => (dataStream === undefined ? undefined : streamParts(dataStream)?.[place]);
}

function streamParts(name: string): readonly string[] | undefined {
  const first = name.indexOf('-');
  const second = name.indexOf('-', first + 1);
  if (first <= 0 || second === -1) return undefined;
  return [name.slice(0, first), name.slice(first + 1, second), name.slice(second + 1)];
}
