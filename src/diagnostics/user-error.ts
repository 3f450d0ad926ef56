import { ExitCode } from './exit-codes.ts';

/**
 * The command cannot go on and the user can mend it. Thrown anywhere, caught once by the command line, shown as one
 * line with its cure and without a stack. Anything wrong *inside* user material is a Diagnostic instead.
 */
export class UserError extends Error {
  readonly cure: string;
  readonly exitCode: ExitCode;

  constructor(message: string, cure: string, exitCode: ExitCode = ExitCode.usage) {
    super(message);
    this.name = 'UserError';
    this.cure = cure;
    this.exitCode = exitCode;
  }
}
