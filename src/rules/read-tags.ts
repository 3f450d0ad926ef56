import type { JsonObject } from '../event/json.ts';

/** ATT&CK's tactics by the names that tags have for them, with hyphens. */
const tactics: Readonly<Record<string, readonly [id: string, name: string]>> = {
  reconnaissance: ['TA0043', 'Reconnaissance'],
  'resource-development': ['TA0042', 'Resource Development'],
  'initial-access': ['TA0001', 'Initial Access'],
  execution: ['TA0002', 'Execution'],
  persistence: ['TA0003', 'Persistence'],
  'privilege-escalation': ['TA0004', 'Privilege Escalation'],
  'defense-evasion': ['TA0005', 'Defense Evasion'],
  stealth: ['TA0005', 'Stealth'],
  'defense-impairment': ['TA0112', 'Defense Impairment'],
  'credential-access': ['TA0006', 'Credential Access'],
  discovery: ['TA0007', 'Discovery'],
  'lateral-movement': ['TA0008', 'Lateral Movement'],
  collection: ['TA0009', 'Collection'],
  'command-and-control': ['TA0011', 'Command and Control'],
  exfiltration: ['TA0010', 'Exfiltration'],
  impact: ['TA0040', 'Impact'],
};

/**
 * Tags such as `attack.execution` and `attack.t1059.001` as Elastic's rules state threats. Tags do not say which technique
 * belongs to which tactic, so each tactic gets all of them; a technique without a name has its id as its name.
 */
export function threatsOfTags(tags: readonly string[]): JsonObject[] {
  const names = tags.map((tag) => /^attack\.(.+)$/i.exec(tag)?.[1]?.toLowerCase().replaceAll('_', '-'));
  const techniques = techniquesOf(names.filter((name) => name !== undefined));
  const found = names.flatMap((name) =>
    name !== undefined && Object.hasOwn(tactics, name) ? [tactics[name]] : [],
  );
  return found.flatMap((tactic) => {
    if (!tactic) return [];
    const [id, name] = tactic;
    const reference = `https://attack.mitre.org/tactics/${id}/`;
    return [{ framework: 'MITRE ATT&CK', tactic: { id, name, reference }, technique: techniques }];
  });
}

function techniquesOf(names: readonly string[]): JsonObject[] {
  const byId = new Map<string, Set<string>>();
  for (const name of names) {
    const [, id, sub] = /^(t\d{4})(?:\.(\d{3}))?$/.exec(name) ?? [];
    if (id === undefined) continue;
    const subs = byId.get(id.toUpperCase()) ?? new Set<string>();
    if (sub !== undefined) subs.add(sub);
    byId.set(id.toUpperCase(), subs);
  }
  return [...byId].map(([id, subs]) => ({
    ...named(id, id),
    subtechnique: [...subs].map((sub) => named(`${id}.${sub}`, `${id}/${sub}`)),
  }));
}

function named(id: string, path: string): JsonObject {
  return { id, name: id, reference: `https://attack.mitre.org/techniques/${path}/` };
}
