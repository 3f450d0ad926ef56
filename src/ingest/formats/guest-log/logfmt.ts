/** Fields of a line as go-kit's logger writes it: `key=value`, `key="value with \"escapes\""`, `key=` and `key`. */
export function parseLogfmt(line: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, key = '', quoted, plain] of line.matchAll(
    /([^\s="]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*)))?/g,
  )) {
    if (!fields.has(key)) fields.set(key, quoted === undefined ? (plain ?? '') : unescapeText(quoted));
  }
  return fields;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescapeText(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_whole, code, character) =>
    code === undefined
      ? (escapes[character as string] ?? character)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
