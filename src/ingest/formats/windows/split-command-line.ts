/**
 * The arguments of a Windows command line by the rules of Microsoft's C runtime, as Elastic's pipelines split it: white space
 * separates, double quotes group, backslashes escape a quote and nothing else.
 */
export function splitCommandLine(line: string): string[] {
  // Without a quote nothing groups, and backslashes stand for themselves.
  if (!line.includes('"')) return line.split(/[ \t]+/).filter((arg) => arg !== '');
  const args: string[] = [];
  let at = 0;
  for (;;) {
    while (isBlank(line[at])) at++;
    if (at >= line.length) return args;
    const { arg, end } = readArgument(line, at);
    args.push(arg);
    at = end;
  }
}

function readArgument(line: string, from: number): { readonly arg: string; readonly end: number } {
  let arg = '';
  let quoted = false;
  let at = from;
  while (at < line.length && (quoted || !isBlank(line[at]))) {
    const slashes = countSlashes(line, at);
    at += slashes;
    if (line[at] !== '"') {
      // Slashes that stand before no quote are what they are, and so is all up to the next sign that means something.
      const begin = at - slashes;
      while (at < line.length && !isSign(line[at] as string, quoted)) at++;
      arg += line.slice(begin, at);
      continue;
    }
    arg += '\\'.repeat(Math.floor(slashes / 2));
    if (slashes % 2 === 1) arg += '"';
    else {
      if (quoted && line[at + 1] === '"') {
        arg += '"';
        at++;
      }
      quoted = !quoted;
    }
    at++;
  }
  return { arg, end: at };
}

function countSlashes(line: string, from: number): number {
  let at = from;
  while (line[at] === '\\') at++;
  return at - from;
}

function isSign(character: string, quoted: boolean): boolean {
  return character === '"' || character === '\\' || (!quoted && isBlank(character));
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
