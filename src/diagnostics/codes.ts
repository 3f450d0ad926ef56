/**
 * Every diagnostic code with its short title. Codes are stable: they are documented in `docs/diagnostics.md`, appear in
 * machine-readable output, and are never reused for another meaning.
 */
export const diagnosticTitles = {
  'record-not-json': 'a record is not valid JSON',
  'record-not-object': 'a record is not a JSON object',
  'record-unknown-format': 'a record has no format that is read',
  'record-no-time': 'a record has no usable time',
  'record-field-invalid': 'a record lacks or misstates a field that its format needs',
  'record-too-long': 'a record is longer than the limit',
  'record-truncated': 'input ends inside a record',
  'record-too-deep': 'a record is nested deeper than the limit',
  'record-encoding': 'a record held bytes that are not UTF-8',
  'source-skipped': 'a file or folder was left out',
  'source-unreadable': 'a file or folder cannot be read',
  'source-compression': 'a compressed file is damaged or cut short',
  'source-empty': 'a file holds no record',
  'source-not-text': 'a file is neither text nor a known binary format',
} as const;

export type DiagnosticCode = keyof typeof diagnosticTitles;
