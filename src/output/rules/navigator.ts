import type { JsonObject } from '../../event/json.ts';
import type { Rule } from '../../rules/rule.ts';

/** An ATT&CK Navigator layer: the score of a technique is how many rules that can run look for it. */
export function navigatorLayer(rules: readonly Rule[], name: string): JsonObject {
  const found = new Map<string, { tactic: string; id: string; rules: string[] }>();
  for (const { threats, name: title } of rules) {
    for (const { tactic, techniques } of threats) {
      for (const technique of techniques) {
        const { subtechniques } = technique;
        for (const { id } of subtechniques.length > 0 ? subtechniques : [technique]) {
          const slug = tactic.name.toLowerCase().replaceAll(' ', '-');
          const entry = found.get(`${slug} ${id}`) ?? { tactic: slug, id, rules: [] };
          entry.rules.push(title);
          found.set(`${slug} ${id}`, entry);
        }
      }
    }
  }
  const techniques = [...found.values()].sort((a, b) => (a.id + a.tactic < b.id + b.tactic ? -1 : 1));
  const most = Math.max(1, ...techniques.map(({ rules: titles }) => titles.length));
  return {
    name,
    versions: { attack: '16', navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: 'Techniques that rules which can run look for; the score is their number.',
    techniques: techniques.map(({ id, tactic, rules: titles }) => ({
      techniqueID: id,
      tactic,
      score: titles.length,
      comment: titles.join('\n'),
    })),
    gradient: { colors: ['#ffffff', '#31a354'], minValue: 0, maxValue: most },
  };
}
