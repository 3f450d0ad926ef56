import {
  Composer,
  CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { maxQueryDepth, maxQueryLength } from '../../plan/limits.ts';
import type { Report } from '../report.ts';
import type { SourceText } from '../source-text.ts';
import type { Span } from '../span.ts';
import { readBlockYaml } from './block-yaml.ts';
import { scalarAt, type YamlDocument, type YamlEntry, type YamlNode, type YamlScalar } from './yaml-node.ts';

/** Nodes of a file with its aliases spelled out: far above any file of rules, and no trouble for a machine. */
const maxNodes = 500_000;

/**
 * The documents of a YAML file. Scalars keep their spelling, whatever it could mean; merge keys and tags have no effect.
 * Never throws: all that is wrong is in the report, under the given code. Depth, length and aliases are bounded.
 */
export function readYaml(source: SourceText, report: Report, code: DiagnosticCode): readonly YamlDocument[] {
  return readBlockYaml(source.text) ?? readFullYaml(source, report, code);
}

/** The same for all of YAML, slowly. */
export function readFullYaml(
  source: SourceText,
  report: Report,
  code: DiagnosticCode,
): readonly YamlDocument[] {
  const { text } = source;
  if (text.length > maxQueryLength * 10) {
    report.error(code, { start: 0, end: 1 }, `The file has ${text.length} characters, which is too long.`);
    return [];
  }
  const tokens = tokensOf(text);
  const deep = tokens && tooDeep(tokens);
  if (!tokens || deep !== undefined) {
    report.error(
      code,
      { start: deep ?? 0, end: (deep ?? 0) + 1 },
      `The file is nested more than ${maxQueryDepth} levels deep.`,
    );
    return [];
  }
  // Looking for doubled keys takes the library time in their square; the reader below does it in one pass.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const reader = new Reader(text, report, code);
  return [...composer.compose(tokens)].map((document) => reader.document(document));
}

class Reader {
  readonly #text: string;
  readonly #report: Report;
  readonly #code: DiagnosticCode;
  #nodes = 0;

  constructor(text: string, report: Report, code: DiagnosticCode) {
    this.#text = text;
    this.#report = report;
    this.#code = code;
  }

  document(document: Document): YamlDocument {
    const { errors, contents } = document;
    for (const { message, pos } of errors) this.#wrong({ start: pos[0], end: pos[1] }, firstLine(message));
    const before = this.#report.errorCount;
    const root = contents && errors.length === 0 ? this.#node(contents, document, new Set()) : undefined;
    return { root, hasErrors: errors.length > 0 || this.#report.errorCount > before };
  }

  /** `open` holds the anchored nodes around: a node within itself would have no end. */
  #node(node: unknown, document: Document, open: ReadonlySet<Node>): YamlNode {
    const loc = spanOf(node as Node | null);
    if (++this.#nodes > maxNodes) {
      if (this.#nodes === maxNodes + 1) {
        this.#wrong(loc, `With its aliases spelled out, the file has more than ${maxNodes} parts.`);
      }
      return emptyScalar(loc);
    }
    if (isAlias(node)) {
      const target = node.resolve(document) as Node | undefined;
      if (!target || open.has(target)) {
        this.#wrong(
          loc,
          target ? `*${node.source} stands within itself.` : `There is no anchor &${node.source}.`,
        );
        return emptyScalar(loc);
      }
      return this.#node(target, document, open);
    }
    const inside = (node as Node).anchor === undefined ? open : new Set([...open, node as Node]);
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.#node(item, document, inside)), loc };
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node, document, inside), loc };
    return isScalar(node) ? this.#scalar(node, loc) : emptyScalar(loc);
  }

  #entries(map: YAMLMap, document: Document, open: ReadonlySet<Node>): YamlEntry[] {
    const known = new Set<string>();
    const entries: YamlEntry[] = [];
    for (const pair of map.items as Pair<unknown, unknown>[]) {
      const key = this.#node(pair.key, document, open);
      if (key.kind !== 'scalar') {
        this.#wrong(key.loc, 'A key is to be text.');
        continue;
      }
      if (known.has(key.text)) this.#wrong(key.loc, `The key ${key.text} stands here twice.`);
      else
        entries.push({
          key,
          value: pair.value ? this.#node(pair.value, document, open) : emptyScalar(key.loc),
        });
      known.add(key.text);
    }
    return entries;
  }

  #scalar(node: Scalar, loc: Span): YamlScalar {
    return scalarAt(
      this.#text,
      String(node.value ?? ''),
      node.type === 'PLAIN' || node.type === undefined,
      loc,
    );
  }

  #wrong(span: Span, message: string): void {
    this.#report.error(this.#code, span, message);
  }
}

/** Undefined where the library overflows on the nesting, which it does far beyond the limit. */
function tokensOf(text: string): CST.Token[] | undefined {
  try {
    return [...new Parser().parse(text)];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Where the nesting exceeds the limit; the library would overflow on it. Walks without recursion. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const waiting: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({
    token,
    depth: 0,
  }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > maxQueryDepth) return token.offset;
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, depth });
    if (!CST.isCollection(token)) continue;
    for (const { key, value } of token.items) {
      if (key && CST.isCollection(key)) waiting.push({ token: key, depth: depth + 1 });
      if (value && CST.isCollection(value)) waiting.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

function spanOf(node: Node | null): Span {
  const [start, end] = node?.range ?? [0, 0];
  return { start, end: Math.max(end, start) };
}

function emptyScalar(loc: Span): YamlScalar {
  return { kind: 'scalar', text: '', isPlain: true, inner: undefined, loc };
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n');
  return line.endsWith('.') ? line : `${line}.`;
}
