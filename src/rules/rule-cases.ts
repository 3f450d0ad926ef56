import { parse } from 'yaml';
import { isJsonObject, type JsonObject } from '../event/json.ts';

export interface CaseEvent {
  readonly dataStream: string;
  /** Seconds after the start of the case. */
  readonly at: number;
  readonly doc: JsonObject;
}

/** Events, and how many alerts one rule is to raise on them. */
export interface RuleCase {
  readonly name: string;
  readonly alerts: number;
  readonly events: readonly CaseEvent[];
}

/** What every event of a file has unless it says otherwise; fields that it sets to null it does without. */
interface Base {
  readonly index: string | undefined;
  readonly doc: JsonObject;
}

/** The file of cases that stands beside a rule file. */
export function casesFileOf(ruleFile: string): string {
  return ruleFile.replace(/\.[^.\\/]+$/, '.cases.yaml');
}

/** Reads cases; throws an Error that says what is wrong with which. */
export function readCases(text: string): RuleCase[] {
  const document: unknown = parse(text);
  const { cases, base } = isJsonObject(document) ? document : {};
  if (!Array.isArray(cases)) throw new Error('cases: is to be a list');
  const common = readBase(base);
  return cases.map((one, at) => {
    if (!isJsonObject(one)) throw new Error(`case ${at + 1} is no table`);
    const { name, alerts, events } = one;
    if (typeof name !== 'string') throw new Error(`case ${at + 1} has no name`);
    if (typeof alerts !== 'number') throw new Error(`${name}: alerts is to be a number`);
    if (!Array.isArray(events)) throw new Error(`${name}: events is to be a list`);
    return { name, alerts, events: events.map((event) => readEvent(event, common, name)) };
  });
}

function readBase(value: unknown): Base {
  if (value === undefined) return { index: undefined, doc: {} };
  const { index, doc = {} } = isJsonObject(value) ? value : { doc: undefined };
  if ((index !== undefined && typeof index !== 'string') || !isJsonObject(doc)) {
    throw new Error('base: has an index and a document');
  }
  return { index, doc };
}

function readEvent(value: unknown, base: Base, name: string): CaseEvent {
  const { index = base.index, at = 0, doc = {} } = isJsonObject(value) ? value : { doc: undefined };
  if (typeof index !== 'string' || typeof at !== 'number' || !isJsonObject(doc)) {
    throw new Error(`${name}: an event has an index, a document and, if it matters, at in seconds`);
  }
  const fields = Object.entries({ ...base.doc, ...doc }).filter(([, field]) => field !== null);
  return { dataStream: index, at, doc: Object.fromEntries(fields) };
}
