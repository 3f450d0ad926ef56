import { didYouMean } from '../diagnostics/near-words.ts';
import type { Report } from '../lang/report.ts';
import type { YamlDocument } from '../lang/yaml/yaml-node.ts';
import { childOf, textOf, type YamlEntry, type YamlMap } from '../lang/yaml/yaml-node.ts';

const actions = ['global', 'reset', 'repeat'];

/**
 * The maps of a file's documents, each whole. Older files keep in a document with `action: global` what holds for all that follow, up to
 * `action: reset`; one with `action: repeat` is the rule before it with other values. Where both say something, the global one counts, as
 * in pySigma. Correlations and filters take nothing over.
 */
export function collectionOf(documents: readonly YamlDocument[], report: Report): readonly YamlMap[] {
  const maps = documents.flatMap(({ root }) => (root?.kind === 'map' ? [root] : []));
  const says = (key: string) => maps.some((map) => childOf(map, key));
  // Other YAML has actions too.
  if (!says('action') || !says('detection')) return maps;
  let shared: YamlMap | undefined;
  let before: YamlMap | undefined;
  const whole: YamlMap[] = [];
  for (const map of maps) {
    const action = childOf(map, 'action');
    const own = without(map, 'action');
    switch (textOf(action)) {
      case undefined:
        before = shared && !childOf(own, 'correlation') && !childOf(own, 'filter') ? merge(own, shared) : own;
        whole.push(before);
        break;
      case 'global':
        shared = own;
        before = own;
        break;
      case 'reset':
        shared = undefined;
        break;
      case 'repeat':
        before = before ? { ...merge(before, own), loc: own.loc } : own;
        whole.push(before);
        break;
      default: {
        const name = textOf(action) ?? '';
        report.error(
          'rule-invalid',
          action?.loc ?? map.loc,
          `There is no action ${name}.`,
          didYouMean(name, actions),
        );
      }
    }
  }
  return whole;
}

function without(map: YamlMap, key: string): YamlMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key.text !== key) };
}

/** What `more` says counts; maps within are merged alike. */
function merge(map: YamlMap, more: YamlMap): YamlMap {
  const entries = new Map<string, YamlEntry>(map.entries.map((entry) => [entry.key.text, entry]));
  for (const entry of more.entries) {
    const known = entries.get(entry.key.text);
    const isDeep = known?.value.kind === 'map' && entry.value.kind === 'map';
    entries.set(
      entry.key.text,
      isDeep ? { ...known, value: merge(known.value as YamlMap, entry.value as YamlMap) } : entry,
    );
  }
  return { ...map, entries: [...entries.values()] };
}
