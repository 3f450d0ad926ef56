import type { Technique, Threat } from './rule.ts';
import type { RuleFields } from './rule-fields.ts';

export function readThreats(fields: RuleFields): readonly Threat[] {
  return fields.objects('threat').flatMap((raw) => {
    const threat = fields.of(raw, 'threat');
    const tactic = threat.within('tactic');
    if (!tactic) return [];
    return [
      {
        framework: threat.text('framework', 'MITRE ATT&CK'),
        tactic: named(tactic),
        techniques: threat.objects('technique').map((one) => readTechnique(threat.of(one, 'threat'))),
      },
    ];
  });
}

function readTechnique(fields: RuleFields): Technique {
  const subtechniques = fields.objects('subtechnique').map((one) => named(fields.of(one, 'threat')));
  return { ...named(fields), subtechniques };
}

function named(fields: RuleFields) {
  return { id: fields.text('id', ''), name: fields.text('name', ''), reference: fields.text('reference') };
}
