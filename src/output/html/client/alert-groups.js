/** @typedef {import('../page-data.ts').AlertData} AlertData */
/** @typedef {import('../page-data.ts').RunData} RunData */
/**
 * @typedef {{
 *   name: string, severity: AlertData['severity'], alerts: AlertData[], from: number, to: number, runs: number[],
 *   machines: string[],
 * }} AlertGroup
 */

const severities = ['critical', 'high', 'medium', 'low'];

/**
 * The alerts of one name and severity together, most severe first, then the rarest: what happens all day is the least news.
 * Alerts of a group, its runs and its machines stand in the order of time.
 * @param {readonly AlertData[]} alerts
 * @param {readonly RunData[]} runs
 * @returns {AlertGroup[]}
 */
export function groupAlerts(alerts, runs) {
  const byName = Map.groupBy(alerts, ({ severity, name }) => `${severity} ${name}`);
  return [...byName.values()]
    .map((members) => describe(members, runs))
    .sort((a, b) => rank(a) - rank(b) || a.alerts.length - b.alerts.length || a.from - b.from);
}

/**
 * @param {AlertData[]} members
 * @param {readonly RunData[]} runs
 * @returns {AlertGroup}
 */
function describe(members, runs) {
  const alerts = [...members].sort((a, b) => a.time - b.time);
  const { name = '', severity = 'low', time: from = 0 } = alerts[0] ?? {};
  const places = [...new Set(alerts.flatMap((alert) => alert.runs))].sort((a, b) => a - b);
  const machines = new Set(places.flatMap((at) => runs[at]?.vm ?? []));
  return {
    name,
    severity,
    alerts,
    from,
    to: alerts.at(-1)?.time ?? from,
    runs: places,
    machines: [...machines],
  };
}

/** @param {AlertGroup} group */
function rank({ severity }) {
  return severities.indexOf(severity);
}
