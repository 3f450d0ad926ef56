import type { JsonObject } from '../event/json.ts';
import type { Rule } from '../rules/rule.ts';

/** The rule's threat mapping as `kibana.alert.rule.threat` has it. */
export function threatList({ threats }: Rule): JsonObject[] {
  return threats.map(({ framework, tactic, techniques }) => ({
    framework,
    tactic: named(tactic),
    technique: techniques.map((technique) => ({
      ...named(technique),
      ...(technique.subtechniques.length > 0 && { subtechnique: technique.subtechniques.map(named) }),
    })),
  }));
}

function named(one: { id: string; name: string; reference: string | undefined }): JsonObject {
  return { id: one.id, name: one.name, ...(one.reference !== undefined && { reference: one.reference }) };
}
