import { verdictOrder } from './filter.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').MachineData} MachineData */
/** @typedef {{ name: string, machine: number | undefined, runs: number[], covered: MachineData['covered'] }} LaneRuns */

const grouped = new Intl.NumberFormat('en');

/**
 * Machines that share a lane are not told apart in it, nor are their gaps.
 * @type {MachineData['covered']}
 */
const always = [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]];

/**
 * One lane for each machine of the runs. Where there are more than find room, those with what matters most and then with the
 * most runs have one of their own, and the rest share the last.
 * @param {readonly RunData[]} runs
 * @param {readonly MachineData[]} machines
 * @param {readonly number[]} shown in the order of time
 * @param {{ mostLanes: number, pinned: number | undefined }} room `pinned` is the machine that keeps a lane in any case
 * @returns {LaneRuns[]}
 */
export function chooseLanes(runs, machines, shown, { mostLanes: most, pinned }) {
  const groups = [...Map.groupBy(shown, (at) => runs[at]?.machine)].map(([machine, members]) =>
    lane(machine, members, machines),
  );
  const ranked = groups
    .map((group) => ({
      group,
      weight: group.machine !== undefined && group.machine === pinned ? -1 : weigh(group.runs, runs),
    }))
    .sort(
      (a, b) => a.weight - b.weight || b.group.runs.length - a.group.runs.length || byName(a.group, b.group),
    );
  const own = ranked.slice(0, ranked.length > most ? most - 1 : most).map(({ group }) => group);
  const others = ranked.slice(own.length).map(({ group }) => group);
  own.sort(byName);
  if (others.length === 0) return own;
  const members = others.flatMap((group) => group.runs).sort((a, b) => a - b);
  return [
    ...own,
    {
      name: `${grouped.format(others.length)} other machines`,
      machine: undefined,
      runs: members,
      covered: always,
    },
  ];
}

/**
 * @param {number | undefined} machine
 * @param {number[]} members
 * @param {readonly MachineData[]} machines
 * @returns {LaneRuns}
 */
function lane(machine, members, machines) {
  const known = machine === undefined ? undefined : machines[machine];
  const name = known?.name ?? 'no machine named';
  return { name, machine, runs: members, covered: known?.covered ?? [] };
}

/**
 * @param {readonly number[]} members
 * @param {readonly RunData[]} runs
 */
function weigh(members, runs) {
  return members.reduce(
    (least, at) => Math.min(least, verdictOrder.indexOf(runs[at]?.verdict ?? '')),
    verdictOrder.length,
  );
}

/**
 * @param {LaneRuns} a
 * @param {LaneRuns} b
 */
function byName(a, b) {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
