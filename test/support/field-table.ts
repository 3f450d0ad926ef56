import { getField } from '../../src/event/fields.ts';
import { isJsonObject, type JsonObject } from '../../src/event/json.ts';

interface Row {
  readonly field: string;
  readonly type: string;
  readonly text: string;
  readonly isAlways: boolean;
}

/** Where a definition that several fields share is described; elsewhere it is referred to. */
const homes: Readonly<Record<string, string>> = {
  '#/$defs/operation': 'throughline.operation',
  '#/$defs/address': 'source',
  '#/$defs/interval': 'throughline.attribution.coverage.cloud',
};

/** The fields of a document as Markdown, from its JSON Schema. */
export function fieldTable(schema: JsonObject): string {
  const rows = [...fieldRows(schema, schema, '', true)];
  const lines = rows.map(
    ({ field, type, text, isAlways }) => `| \`${field}\`${isAlways ? ' *' : ''} | ${type} | ${text} |`,
  );
  return ['| field | type | meaning |', '|---|---|---|', ...lines].join('\n');
}

function* fieldRows(schema: JsonObject, node: JsonObject, field: string, isAlways: boolean): Generator<Row> {
  const reference = node['$ref'];
  const target = typeof reference === 'string' ? resolve(schema, reference) : node;
  const { items, properties, required } = target;
  if (isJsonObject(items) && hasFields(schema, items)) {
    yield* fieldRows(schema, items, `${field}[]`, isAlways);
    return;
  }
  if (!isJsonObject(properties)) {
    const all = { ...target, ...node };
    yield { field, type: typeOf(schema, all), text: describe(all), isAlways };
    return;
  }
  const home = typeof reference === 'string' ? homes[reference] : undefined;
  if (home !== undefined && home !== field) {
    yield { field: `${field}.*`, type: 'object', text: `As \`${home}.*\`.`, isAlways };
    return;
  }
  for (const [name, child] of Object.entries(properties)) {
    if (!isJsonObject(child)) continue;
    const isRequired = isAlways && Array.isArray(required) && required.includes(name);
    yield* fieldRows(schema, child, field === '' ? name : `${field}.${name}`, isRequired);
  }
}

function resolve(schema: JsonObject, reference: string): JsonObject {
  const found = getField(schema, reference.slice(2).replaceAll('/', '.'));
  if (!isJsonObject(found)) throw new Error(`no ${reference}`);
  return found;
}

function hasFields(schema: JsonObject, node: JsonObject): boolean {
  const reference = node['$ref'];
  return isJsonObject((typeof reference === 'string' ? resolve(schema, reference) : node)['properties']);
}

function typeOf(schema: JsonObject, node: JsonObject): string {
  if (node['$ref'] === '#/$defs/instant') return 'time';
  const items = node['items'];
  if (isJsonObject(items)) return `list of ${typeOf(schema, items)}`;
  const type = node['type'];
  if (typeof type === 'string') return type;
  return typeof node['const'] === 'boolean' ? 'boolean' : 'string';
}

function describe(node: JsonObject): string {
  const items = node['items'];
  const values = node['enum'] ?? (isJsonObject(items) ? items['enum'] : undefined);
  const words = Array.isArray(values) ? ` ${values.map((value) => `\`${String(value)}\``).join(', ')}` : '';
  return `${String(node['description'] ?? '')}${words}`;
}
