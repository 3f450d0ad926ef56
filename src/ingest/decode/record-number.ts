/** Whether a line is what `evtx_dump` prints before every event: `Record 7`. */
export function isRecordNumber(bytes: Buffer, from: number, to: number): boolean {
  return to - from < 32 && /^Record \d+\s*$/.test(bytes.toString('latin1', from, to));
}
