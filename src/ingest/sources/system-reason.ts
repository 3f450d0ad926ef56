/** The system's words without the call and the path behind them: the place of a diagnostic has the path already. */
export function systemReason(error: Error): string {
  return error.message.replace(/, \w+(?: '.*)?$/s, '');
}
