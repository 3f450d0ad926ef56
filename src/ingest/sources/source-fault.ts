/** An input that cannot be read on, for a reason that the archive that holds it gave. Everything before was read. */
export class SourceFault extends Error {
  readonly code = 'source-archive';
}
