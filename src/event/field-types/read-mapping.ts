import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { familyOf, type TextAnalyser } from './field-type.ts';
import type { TypeEntry, TypeLayer } from './type-layer.ts';

export interface MappingRead {
  readonly layer: TypeLayer;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a user's field types: a plain `{field: type}` tree, or Elasticsearch's mapping with `properties`, alone or as
 * `GET index/_mapping` returns it. Where several indices disagree, the first one that knows a field decides.
 */
export function readMapping(value: JsonValue, file: string): MappingRead {
  const reader = new MappingReader(file);
  if (!isJsonObject(value)) {
    reader.complain('A mapping is an object of fields and their types.');
  } else {
    const trees = propertyTrees(value);
    for (const tree of trees) reader.readProperties(tree, '', false);
    if (trees.length === 0) reader.readPlain(value, '');
  }
  return { layer: reader.layer, diagnostics: reader.diagnostics };
}

function propertyTrees(value: JsonObject): JsonObject[] {
  const mappings = value['mappings'];
  const tree = isJsonObject(mappings) ? mappings : value;
  const own = tree['properties'];
  if (isJsonObject(own)) return [own];
  return Object.values(value).flatMap((index) => {
    const inner = isJsonObject(index) && isJsonObject(index['mappings']) ? index['mappings'] : undefined;
    const properties = inner?.['properties'];
    return isJsonObject(properties) ? [properties] : [];
  });
}

class MappingReader {
  readonly layer = new Map<string, TypeEntry>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  readPlain(tree: JsonObject, prefix: string): void {
    for (const [name, value] of Object.entries(tree)) {
      const path = prefix + name;
      if (typeof value === 'string') this.#add(path, value, {});
      else if (isJsonObject(value)) this.readPlain(value, `${path}.`);
      else this.complain(`The type of ${path} is no text.`);
    }
  }

  readProperties(tree: JsonObject, prefix: string, isViews: boolean): void {
    for (const [name, field] of Object.entries(tree)) {
      const path = prefix + name;
      if (!isJsonObject(field)) {
        this.complain(`The mapping of ${path} is no object.`);
        continue;
      }
      const type = field['type'] ?? 'object';
      if (typeof type !== 'string') this.complain(`The type of ${path} is no text.`);
      else this.#add(path, type, { ...details(field), ...(isViews ? { of: prefix.slice(0, -1) } : {}) });
      const { properties, fields } = field;
      if (isJsonObject(properties)) this.readProperties(properties, `${path}.`, false);
      if (isJsonObject(fields)) this.readProperties(fields, `${path}.`, true);
    }
  }

  complain(message: string): void {
    this.diagnostics.push({
      code: 'mapping-invalid',
      severity: 'warning',
      message,
      location: { file: this.#file },
    });
  }

  #add(path: string, name: string, more: Omit<TypeEntry, 'name'>): void {
    if (name !== 'alias' && familyOf(name) === undefined) {
      this.complain(`${name} is no type of Elasticsearch; ${path} is read as keyword.`);
    }
    if (!this.layer.has(path)) this.layer.set(path, { name, ...more });
  }
}

function details(field: JsonObject): Omit<TypeEntry, 'name'> {
  const { analyzer, normalizer, path } = field;
  const analysers = analyserOf(analyzer);
  return {
    ...(analysers && { analysers }),
    // A normalizer is defined in the index' settings; by custom its name says that it lower-cases.
    ...(typeof normalizer === 'string' && /lower|caseless/i.test(normalizer) && { caseless: true }),
    ...(typeof path === 'string' && { of: path }),
  };
}

function analyserOf(name: JsonValue | undefined): readonly TextAnalyser[] | undefined {
  if (typeof name !== 'string') return undefined;
  return /powershell/i.test(name) ? ['powershell'] : ['standard'];
}
