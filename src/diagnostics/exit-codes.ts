/** Process exit codes of every command. The table is part of the public contract (`docs/exit-codes.md`). */
export const ExitCode = {
  done: 0,
  /** Findings exist and `--fail-on` asked for a failure. Findings alone never fail a command. */
  findings: 1,
  /** A rule or query is wrong. */
  rule: 2,
  /** Wrong usage, missing input or wrong configuration. */
  usage: 3,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
