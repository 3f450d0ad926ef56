/** @typedef {import('../page-data.ts').AlertData} AlertData */
/** @typedef {import('../page-data.ts').RunData} RunData */
/**
 * @typedef {{
 *   name: string, severity: AlertData['severity'], alerts: AlertData[], from: number, to: number, runs: number[],
 *   machines: string[],
 * }} AlertGroup
 */

/**
 * The alerts of one name and severity together, in the order of the data: most severe first, then the rarest. Alerts of a
 * group, its runs and its machines stand in the order of time.
 * @param {readonly AlertData[]} alerts
 * @param {readonly RunData[]} runs
 * @returns {AlertGroup[]}
 */
export function groupAlerts(alerts, runs) {
  const byName = Map.groupBy(alerts, ({ severity, name }) => `${severity} ${name}`);
  return [...byName.values()].map((members) => describe(members, runs));
}

/**
 * @param {AlertData[]} alerts
 * @param {readonly RunData[]} runs
 * @returns {AlertGroup}
 */
function describe(alerts, runs) {
  const { name = '', severity = 'low', time: from = 0 } = alerts[0] ?? {};
  const places = [...new Set(alerts.flatMap((alert) => alert.runs))].sort((a, b) => a - b);
  const machines = new Set(places.flatMap((at) => runs[at]?.vm ?? []));
  const to = alerts.at(-1)?.time ?? from;
  return { name, severity, alerts, from, to, runs: places, machines: [...machines] };
}
