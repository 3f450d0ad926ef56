/** First bytes of files that people hand over by mistake, or packed in a way that is not read. */
const magics: readonly (readonly [string, string])[] = [
  ['\x1f\x8b', 'it is compressed more than once: unpack it first'],
  ['\x28\xb5\x2f\xfd', 'it is compressed more than once: unpack it first'],
  ['\xff\xfe\0\0', 'it is text in UTF-32: save it as UTF-8'],
  ['\0\0\xfe\xff', 'it is text in UTF-32: save it as UTF-8'],
  ['BZh', 'it is compressed by bzip2: unpack it first'],
  ['\xfd7zXZ\0', 'it is compressed by xz: unpack it first'],
  ['7z\xbc\xaf\x27\x1c', 'it is a 7-Zip archive: unpack it first'],
  ['Rar!\x1a\x07', 'it is a RAR archive: unpack it first'],
  ['PK\x03\x04', 'it is a zip archive inside too many others: unpack it first'],
  ['Obj\x01', 'it is Avro, as Event Hubs Capture writes it: send the log to storage, or read the hub'],
  ['LPKSHHRH', "it is systemd's journal: export it with journalctl -o json"],
  ['regf', 'it is a hive of the Windows registry'],
  ['PAR1', 'it is a Parquet file'],
  ['SQLite format 3\0', 'it is an SQLite database'],
  ['\xd4\xc3\xb2\xa1', 'it is a capture of network packets'],
  ['\x0a\x0d\x0d\x0a', 'it is a capture of network packets'],
  ['LfLe', 'it is an event log of Windows XP or older'],
  ['MZ', 'it is a program'],
  ['\x7fELF', 'it is a program'],
  ['%PDF-', 'it is a PDF document'],
  ['\x89PNG', 'it is an image'],
  ['\xff\xd8\xff', 'it is an image'],
  ['\xd0\xcf\x11\xe0', 'it is a document of an office program: save its tables as CSV'],
];

/** Whether the first bytes are those of a binary file, whatever follows. A few plain letters alone could begin a text as well. */
export function beginsBinary(head: Buffer): boolean {
  return magics.some(
    ([magic]) =>
      (/[^ -~]/.test(magic) || magic.length > 4) && head.toString('latin1', 0, magic.length) === magic,
  );
}

/** What a binary file seems to be, as a sentence without its full stop. */
export function binaryKind(head: Buffer): string {
  const known = magics.find(([magic]) => head.toString('latin1', 0, magic.length) === magic);
  return known ? `the content is binary; ${known[1]}` : 'the content is binary';
}
