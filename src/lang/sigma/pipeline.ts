import type { Logsource } from './ast.ts';

/** Where Sigma's field stands: sources as `plan/computed-field.ts` writes them, of which the first with a value counts. */
export type FieldMap = ReadonlyMap<string, readonly string[]>;

/** Which events a category or a service means, as a KQL query, and where its fields stand. */
export interface PipelineSource {
  readonly events: EventQuery;
  readonly fields: FieldMap;
  /** As of the pipeline; none: those of the pipeline hold. */
  readonly prefixes: readonly string[];
  /** As of the pipeline; undefined: those of the pipeline hold. */
  readonly keywords: readonly string[] | undefined;
}

export interface EventQuery {
  readonly query: string;
  readonly file: string;
  readonly line: number;
}

/** How the rules for one product are to be read. The product is undefined for rules that name none. */
export interface Pipeline {
  readonly product: string | undefined;
  /** All events of the product; undefined where there is no such test. */
  readonly events: EventQuery | undefined;
  readonly fields: FieldMap;
  /** Fields that nothing is said of stand beneath the first of these that has them; none: they stand as they are. */
  readonly prefixes: readonly string[];
  /** Patterns over the fields that keywords are looked for in; undefined: all. */
  readonly keywords: readonly string[] | undefined;
  readonly categories: ReadonlyMap<string, PipelineSource>;
  readonly services: ReadonlyMap<string, PipelineSource>;
}

/** A way to read a rule: events that meet all of the queries, fields by the first map that knows them. */
export interface Reading {
  readonly events: readonly EventQuery[];
  readonly maps: readonly FieldMap[];
  readonly prefixes: readonly string[];
  readonly keywords: readonly string[];
}

/** Pipelines of all products. Of two for one product the later one adds to the earlier and overrides what both say. */
export class Pipelines {
  readonly #products = new Map<string | undefined, Pipeline>();
  /** Rules of one logsource are read by the same objects. */
  readonly #known = new Map<string, readonly Reading[] | string>();

  constructor(pipelines: readonly Pipeline[]) {
    for (const pipeline of pipelines) {
      const known = this.#products.get(pipeline.product);
      this.#products.set(pipeline.product, known ? merge(known, pipeline) : pipeline);
    }
  }

  /** The ways to read rules of a logsource, any of which suffices; text says why there is none. */
  readingsOf(logsource: Logsource): readonly Reading[] | string {
    const { product, category, service } = logsource;
    const key = JSON.stringify([product, category, service]);
    const known = this.#known.get(key) ?? this.#find(logsource);
    this.#known.set(key, known);
    return known;
  }

  #find({ product, category, service }: Logsource): readonly Reading[] | string {
    if (product !== undefined) {
      const pipeline = this.#products.get(product);
      if (!pipeline) return `no pipeline describes the product ${product}`;
      return this.#reading(pipeline, category, service);
    }
    const found = [...this.#products.values()].map((pipeline) => this.#reading(pipeline, category, service));
    const readings = found.flatMap((reading) => (typeof reading === 'string' ? [] : reading));
    if (readings.length > 0) return readings;
    const names = [category && `the category ${category}`, service && `the service ${service}`];
    return `no pipeline describes ${names.filter(Boolean).join(' with ')}`;
  }

  #reading(
    { product, events, fields, prefixes, keywords = ['*'], categories, services }: Pipeline,
    category: string | undefined,
    service: string | undefined,
  ): readonly Reading[] | string {
    const parts: PipelineSource[] = [];
    const of = product === undefined ? '' : ` of ${product}`;
    if (category !== undefined) {
      const source = categories.get(category);
      if (!source) return `no pipeline describes the category ${category}${of}`;
      parts.push(source);
    }
    if (service !== undefined) {
      const source = services.get(service);
      if (!source) return `no pipeline describes the service ${service}${of}`;
      parts.push(source);
    }
    return [
      {
        events: [...(events ? [events] : []), ...parts.map((part) => part.events)],
        maps: [...parts.map((part) => part.fields), fields],
        prefixes: parts.find((part) => part.prefixes.length > 0)?.prefixes ?? prefixes,
        keywords: parts.find((part) => part.keywords)?.keywords ?? keywords,
      },
    ];
  }
}

function merge(known: Pipeline, more: Pipeline): Pipeline {
  return {
    product: known.product,
    events: more.events ?? known.events,
    fields: new Map([...known.fields, ...more.fields]),
    prefixes: more.prefixes.length > 0 ? more.prefixes : known.prefixes,
    keywords: more.keywords ?? known.keywords,
    categories: mergeSources(known.categories, more.categories),
    services: mergeSources(known.services, more.services),
  };
}

function mergeSources(
  known: ReadonlyMap<string, PipelineSource>,
  more: ReadonlyMap<string, PipelineSource>,
): ReadonlyMap<string, PipelineSource> {
  const merged = new Map(known);
  for (const [name, source] of more) {
    const before = known.get(name);
    merged.set(name, {
      events: source.events.query === '' && before ? before.events : source.events,
      fields: new Map([...(before?.fields ?? []), ...source.fields]),
      prefixes: source.prefixes.length > 0 ? source.prefixes : (before?.prefixes ?? []),
      keywords: source.keywords ?? before?.keywords,
    });
  }
  return merged;
}
