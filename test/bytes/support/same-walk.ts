import assert from 'node:assert/strict';
import { LineScanner } from '../../../src/bytes/line-scanner.ts';
import { isBlank } from '../../../src/ingest/decode/bytes.ts';
import { isFault, parseRecord } from '../../../src/ingest/decode/parse-record.ts';

export const refused = 'refused';

export const newScanner = () => new LineScanner((name) => name === refused);

interface Member {
  /** As it is written, without its quotes. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** Of what is JSON, by its tokens: the members of the object, and how deep it is. */
function membersOf(line: string): { members: Member[]; depth: number } {
  const members: Member[] = [];
  let depth = 0;
  let deepest = 0;
  let before = { sign: '', to: 0 };
  let open: { name: string; from?: number } | undefined;
  const close = () => {
    if (open?.from !== undefined) members.push({ name: open.name, from: open.from, to: before.to });
    open = undefined;
  };
  for (const found of line.matchAll(token)) {
    const [sign] = found;
    if (depth === 1 && (sign === ',' || sign === '}')) close();
    if (open && open.from === undefined && sign !== ':') open.from = found.index;
    if (depth === 1 && sign === ':') open = { name: before.sign.slice(1, -1) };
    if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
    if (sign === '}' || sign === ']') depth--;
    before = { sign, to: found.index + sign.length };
  }
  return { members, depth: deepest };
}

/** What may be left to whoever parses, of what is a record. */
function isUnusual(line: string, members: readonly Member[], depth: number): boolean {
  return (
    line.length > 1 << 20 ||
    !line.startsWith('{') ||
    line.includes('\n') ||
    depth > 65 ||
    members.length > 96 ||
    new Set(members.map(({ name }) => name)).size < members.length ||
    members.some(({ name }) => name.length > 64 || name === refused || /[\\\x80-\xff]/.test(name))
  );
}

/** Holds what the scanner says of the line, as latin1, against whoever parses it; whether it could say anything. */
export function sameWalk(scanner: LineScanner, line: string): boolean {
  const bytes = Buffer.from(`before${line}behind`, 'latin1');
  const [from, to] = ['before'.length, 'before'.length + line.length];
  const isWalked = scanner.walk(bytes, from, to);
  // As the decoder does.
  let end = to;
  while (isBlank(bytes[end - 1])) end--;
  const parsed = parseRecord(bytes, from, end, 1000);
  if (isFault(parsed)) {
    assert.ok(!isWalked, `walked although it is no record: ${JSON.stringify(line)}`);
    return false;
  }
  const { members, depth } = membersOf(line);
  if (!isWalked) {
    assert.ok(isUnusual(line, members, depth), `not walked: ${JSON.stringify(line)}`);
    assert.equal(scanner.count, -1);
    return false;
  }
  const walked = Array.from({ length: scanner.count }, (_, at) => ({
    name: scanner.nameOf(scanner.names[at] as number),
    from: (scanner.begins[at] as number) - scanner.from,
    to: (scanner.ends[at] as number) - scanner.from,
  }));
  assert.deepEqual(walked, members, JSON.stringify(line));
  const values = members.map((each) => [
    each.name,
    JSON.parse(Buffer.from(line.slice(each.from, each.to), 'latin1').toString()),
  ]);
  assert.deepEqual(Object.fromEntries(values), JSON.parse(parsed.raw));
  assert.equal(scanner.bytes.toString('latin1', scanner.from, scanner.to), line);
  assert.equal(scanner.isWide, /[\x80-\xff]/.test(line), JSON.stringify(line));
  assert.equal(scanner.hasNumberedEscape, /^(?:[^\\]|\\[^u])*\\u/s.test(line), JSON.stringify(line));
  return true;
}
