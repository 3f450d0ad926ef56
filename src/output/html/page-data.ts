import type { Confidence, Reason, State, Verdict } from '../../attribution/model/attribution.ts';
import type { Outcome } from '../../attribution/model/operation.ts';
import type { JsonObject } from '../../event/json.ts';
import type { RuleSeverity } from '../../rules/rule.ts';

/*
 * What the page holds, as JSON. The page's script reads these very types. Times are milliseconds since 1970, UTC; a member
 * without a value is left out. Words are ours and safe; what stems from logs is made visible by the page as it is written.
 */

/** Read when the page opens, so it holds of each run only what the time line and the list show. */
export interface PageData {
  readonly overview: OverviewData;
  readonly runs: readonly RunData[];
  readonly requests: readonly RequestData[];
  readonly machines: readonly MachineData[];
  /** Those of one name and severity together, most severe first, then the rarest; within them by time. */
  readonly alerts: readonly AlertData[];
  /** Runs in one block of details. */
  readonly blockSize: number;
}

/** A run, or a request without one: a line of the list, a mark on the time line. */
export interface RunData {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason?: Reason;
  readonly confidence: Confidence;
  readonly state: State;
  /** In words, with its grounds. */
  readonly certainty: string;
  readonly time: number;
  /** Of the run in the guest; both absent where none was seen. */
  readonly start?: number;
  readonly end?: number;
  /** Position in `machines`. */
  readonly machine?: number;
  /** Positions in `requests`: one where it is settled, else all that are open. */
  readonly requests: readonly number[];
  /** Several are alternatives. */
  readonly who: readonly string[];
  readonly from: readonly string[];
  readonly vm?: string;
  /** The machine's own name, where it is another. */
  readonly host?: string;
  readonly channel?: string;
  readonly ran: string;
  /** Positions in `alerts`. */
  readonly alerts: readonly number[];
}

export interface AlertData {
  readonly name: string;
  readonly severity: RuleSeverity;
  readonly time: number;
  readonly reason: string;
  /** Positions in `runs`. */
  readonly runs: readonly number[];
}

export interface RequestData {
  readonly start: number;
  readonly end?: number;
  readonly who: string;
  readonly from?: string;
  readonly vm: string;
  readonly channel: string;
  readonly outcome: Outcome;
  readonly refused?: true;
  readonly name?: string;
}

/** A machine in which something ran or was asked for: a lane of the time line. */
export interface MachineData {
  readonly name: string;
  /** Times in which its processes are recorded, ascending; empty where it has no process telemetry. */
  readonly covered: readonly Span[];
}

export type Span = readonly [from: number, to: number];

export interface OverviewData {
  readonly headline: string;
  readonly period?: Span;
  readonly files: number;
  readonly formats: readonly FormatData[];
  readonly verdicts: readonly VerdictData[];
  readonly coverage: readonly CoverageData[];
  readonly limits: readonly LimitData[];
  readonly problems: readonly ProblemData[];
  /** What of the rules was loaded, and what was no use; empty where no rules ran. */
  readonly rules: readonly string[];
  readonly alertsLeftOut: number;
  /** Explains the star behind a confidence, where one has it. */
  readonly provisional?: string;
}

export interface FormatData {
  readonly title: string;
  readonly events: number;
  readonly span: Span;
}

export interface VerdictData {
  readonly verdict: Verdict;
  readonly count: number;
  readonly meaning: string;
  readonly reasons: readonly string[];
}

export interface CoverageData {
  readonly plane: 'cloud' | 'guest';
  readonly name: string;
  readonly sensor?: string;
  readonly spans: readonly Span[];
  readonly gaps: readonly Span[];
}

export interface LimitData {
  readonly text: string;
  readonly subjects: readonly string[];
}

export interface ProblemData {
  readonly title: string;
  readonly severity: string;
  readonly count: number;
  /** Where and what, of the first ones. */
  readonly samples: readonly string[];
}

/** Read when a run is opened, in blocks. What the document holds is not said twice. */
export interface RunDetail {
  readonly document: JsonObject;
  /** The verdict for a reader who does not know the words. */
  readonly sentences: readonly string[];
  /** The records of the settled request, oldest first. */
  readonly phases: readonly Phase[];
  readonly candidates: readonly CandidateData[];
  /** The processes of the document in the order and at the level in which the tree shows them. */
  readonly tree: readonly (readonly [process: number, level: number])[];
  /** The start of the run may be off by this much either way; absent where it is exact. */
  readonly uncertaintyMs?: number;
  /** Absent where nobody looked. */
  readonly session?: readonly SessionData[];
  /** How many further requests there were. */
  readonly sessionLeftOut?: number;
}

export type Phase = readonly [what: string, time: number];

/** Beside what the document says of the same candidate. */
export interface CandidateData {
  readonly words: string;
  readonly time: number;
  readonly phases: readonly Phase[];
}

/** One request of the run's principal around the run. */
export interface SessionData {
  readonly time: number;
  readonly operation: string;
  readonly resource?: string;
  readonly result?: string;
  readonly ip?: string;
  readonly tokenIp?: string;
  readonly sameToken: boolean;
  /** The request that this is about, or may be. */
  readonly isOwn?: true;
  /** Why it is worth a second look, in words. */
  readonly note?: string;
}

/** The records behind a run, in the order of the document's `throughline.sources`; null where one is not in the page. */
export type RunRecords = readonly (string | null)[];
