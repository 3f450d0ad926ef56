import {
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';

/** Something wrong in a scenario, with its place. */
export interface ScenarioProblem {
  readonly path: string;
  readonly line: number | undefined;
  readonly message: string;
}

/** Reads a YAML mapping key by key, collects everything that is wrong, and knows which keys nobody asked for. */
export class MapReader {
  readonly path: string;
  readonly #map: YAMLMap | undefined;
  readonly #context: ReaderContext;
  readonly #asked = new Set<string>();

  constructor(node: unknown, path: string, context: ReaderContext) {
    this.path = path;
    this.#context = context;
    this.#map = isMap(node) ? node : undefined;
    if (!this.#map) context.report(node, path, 'must be a mapping');
  }

  has(key: string): boolean {
    return this.#pair(key) !== undefined;
  }

  text(key: string, fallback?: string): string {
    const value = this.#plain(key);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
    return this.#lacking(key, value, fallback, 'text') ?? '';
  }

  number(key: string, fallback: number, least: number, most: number): number {
    const value = this.#plain(key);
    if (typeof value === 'number' && value >= least && value <= most) return value;
    return this.#lacking(key, value, fallback, `a number from ${least} to ${most}`) ?? least;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.#plain(key);
    if (typeof value === 'boolean') return value;
    return this.#lacking(key, value, fallback, '`true` or `false`') ?? fallback;
  }

  /** The raw value, for readers of richer shapes. */
  value(key: string): unknown {
    this.#asked.add(key);
    const node = this.#pair(key)?.value as Node | undefined;
    return node === undefined || node === null ? undefined : node.toJS(this.#context.document);
  }

  maps(key: string, need = false): MapReader[] {
    this.#asked.add(key);
    const node = this.#pair(key)?.value;
    if (node === undefined) {
      if (need) this.problem(key, 'is missing');
      return [];
    }
    const items = (node as { items?: unknown[] }).items;
    if (isMap(node) || !Array.isArray(items)) {
      this.problem(key, 'must be a list');
      return [];
    }
    return items.map((item, at) => new MapReader(item, `${this.#at(key)}[${at}]`, this.#context));
  }

  map(key: string): MapReader | undefined {
    this.#asked.add(key);
    const node = this.#pair(key)?.value;
    return node === undefined ? undefined : new MapReader(node, this.#at(key), this.#context);
  }

  problem(key: string, message: string): void {
    this.#context.report(this.#pair(key)?.key ?? this.#map, this.#at(key), message);
  }

  /** To be called when everything was asked for: a misspelt key must not pass in silence. */
  finish(): void {
    for (const item of this.#map?.items ?? []) {
      const key = isPair(item) && isScalar(item.key) ? String(item.key.value) : '';
      if (!this.#asked.has(key))
        this.problem(key, `is not a key here; known: ${[...this.#asked].sort().join(', ')}`);
    }
  }

  #plain(key: string): unknown {
    return this.value(key);
  }

  #pair(key: string): Pair | undefined {
    return this.#map?.items.find((item) => isScalar(item.key) && String(item.key.value) === key) as
      | Pair
      | undefined;
  }

  #at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  #lacking<T>(key: string, value: unknown, fallback: T | undefined, wanted: string): T | undefined {
    if (value === undefined && fallback !== undefined) return fallback;
    this.problem(key, value === undefined ? `is missing: give ${wanted}` : `must be ${wanted}`);
    return fallback;
  }
}

export interface ReaderContext {
  readonly document: ReturnType<typeof parseDocument>;
  readonly problems: ScenarioProblem[];
  report(node: unknown, path: string, message: string): void;
}

/** Parses YAML into a reader of its top mapping. */
export function readYaml(text: string): { readonly top: MapReader; readonly problems: ScenarioProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: ScenarioProblem[] = [];
  const context: ReaderContext = {
    document,
    problems,
    report: (node, path, message) => {
      const offset = (node as { range?: [number, number, number] } | undefined)?.range?.[0];
      problems.push({ path, line: offset === undefined ? undefined : lines.linePos(offset).line, message });
    },
  };
  for (const error of document.errors) {
    problems.push({
      path: '',
      line: error.linePos?.[0].line,
      message: error.message.split('\n')[0] ?? error.code,
    });
  }
  return { top: new MapReader(document.contents, '', context), problems };
}
