/** How a text field was cut into terms. `powershell` keeps hyphens and cuts at every other sign. */
export type TextAnalyser = 'standard' | 'powershell';

/** What a query on a field can mean. Many Elasticsearch types behave alike; `dynamic` asks each value what it is. */
export type FieldFamily =
  | 'keyword'
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'ip'
  | 'flattened'
  | 'object'
  | 'nested'
  | 'opaque'
  | 'dynamic';

export interface FieldType {
  /** Elasticsearch's name of the type, `unknown` where nothing tells. */
  readonly name: string;
  readonly family: FieldFamily;
  /** Where the values stand in a document: a multi-field or an alias has no place of its own. */
  readonly path: string;
  /** For text: a term of any of them counts, because an event does not tell how its index would analyse it. */
  readonly analysers: readonly TextAnalyser[];
  /** Values and queries are lower-cased before they are compared. */
  readonly caseless: boolean;
  /** The innermost enclosing object whose elements are searched one by one. */
  readonly nested: string | undefined;
}

const families: Readonly<Record<string, FieldFamily>> = {
  keyword: 'keyword',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  version: 'keyword',
  counted_keyword: 'keyword',
  text: 'text',
  match_only_text: 'text',
  search_as_you_type: 'text',
  pattern_text: 'text',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  unsigned_long: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  token_count: 'number',
  boolean: 'boolean',
  date: 'date',
  date_nanos: 'date',
  ip: 'ip',
  flattened: 'flattened',
  object: 'object',
  passthrough: 'object',
  nested: 'nested',
  geo_point: 'opaque',
  geo_shape: 'opaque',
  point: 'opaque',
  shape: 'opaque',
  binary: 'opaque',
  histogram: 'opaque',
  aggregate_metric_double: 'opaque',
  dense_vector: 'opaque',
  sparse_vector: 'opaque',
  semantic_text: 'opaque',
  completion: 'opaque',
  percolator: 'opaque',
  join: 'opaque',
  rank_feature: 'opaque',
  rank_features: 'opaque',
  integer_range: 'opaque',
  float_range: 'opaque',
  long_range: 'opaque',
  double_range: 'opaque',
  date_range: 'opaque',
  ip_range: 'opaque',
};

/** Undefined for a name that is no type of Elasticsearch. */
export function familyOf(typeName: string): FieldFamily | undefined {
  return Object.hasOwn(families, typeName) ? families[typeName] : undefined;
}
