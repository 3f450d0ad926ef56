import { type Document, isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Place, placeOf } from './config-place.ts';
import { problemsOf } from './config-problems.ts';
import type { SettingName } from './setting-table.ts';
import type { Settings } from './settings.ts';

/** What one configuration file says, and what is wrong with it. */
export interface ConfigFile {
  readonly file: string;
  readonly settings: Settings;
  /** The line of each setting. */
  readonly lines: ReadonlyMap<SettingName, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a configuration file: YAML, and so JSON too. `file` is its name for people. */
export function readConfigFile(text: string, file: string): ConfigFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const place = (range: readonly [number, number]): Place => placeOf(range, text, file, counter);
  const syntax = document.errors.map(
    ({ message, pos }): Diagnostic => ({ code: 'config-syntax', severity: 'error', message, ...place(pos) }),
  );
  const empty = { file, settings: {}, lines: new Map(), diagnostics: syntax };
  if (syntax.length > 0 || document.contents === null) return empty;
  const value = plainValue(document);
  if (value instanceof Error) {
    const fault: Diagnostic = {
      code: 'config-syntax',
      severity: 'error',
      message: value.message,
      ...place([0, 0]),
    };
    return { ...empty, diagnostics: [fault] };
  }
  // A file of comments alone says nothing, which is not wrong.
  if (value === null) return empty;
  const rangeOf = (path: readonly PropertyKey[], ofKey: boolean) => rangeAt(document.contents, path, ofKey);
  const { settings, diagnostics } = problemsOf(value, (path, ofKey) => place(rangeOf(path, ofKey)));
  return { file, settings, lines: linesOf(document.contents, counter), diagnostics };
}

/** Aliases that stand for more than they should are refused only here. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return error;
  }
}

/** Where a member stands, or its key; of what is not there, where it would be. */
function rangeAt(root: Node | null, path: readonly PropertyKey[], ofKey: boolean): readonly [number, number] {
  let node: unknown = root;
  let range: readonly [number, number] = [0, 0];
  const take = (found: unknown) => {
    const [from, to] = (found as Node | undefined)?.range ?? range;
    range = [from, to];
  };
  take(root);
  for (const [at, step] of path.entries()) {
    const pair: Pair | undefined = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === step)
      : undefined;
    const isLast = at === path.length - 1;
    const child: unknown = pair
      ? pair.value
      : ((node as { items?: unknown[] } | undefined)?.items ?? [])[Number(step)];
    take(isLast && ofKey && pair ? pair.key : (child ?? pair?.key));
    node = child;
  }
  return range;
}

function linesOf(root: Node | null, counter: LineCounter): Map<SettingName, number> {
  if (!isMap(root)) return new Map();
  return new Map(
    root.items.flatMap(({ key }) =>
      isScalar(key) && key.range
        ? [[String(key.value) as SettingName, counter.linePos(key.range[0]).line]]
        : [],
    ),
  );
}
