/** One test of a suite; `failure` says what was expected and what came. */
export interface JunitCase {
  readonly suite: string;
  readonly name: string;
  readonly failure: string | undefined;
  readonly file: string;
}

/** JUnit's XML: a suite for each rule. */
export function junit(cases: readonly JunitCase[]): string {
  const suites = new Map<string, JunitCase[]>();
  for (const one of cases) suites.set(one.suite, [...(suites.get(one.suite) ?? []), one]);
  const parts = [...suites].map(([suite, members]) => {
    const failures = members.filter(({ failure }) => failure !== undefined).length;
    const head = `<testsuite name="${xml(suite)}" tests="${members.length}" failures="${failures}">`;
    return `  ${head}\n${members.map(caseXml).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${parts.join('')}</testsuites>\n`;
}

function caseXml({ suite, name, failure, file }: JunitCase): string {
  const head = `    <testcase classname="${xml(suite)}" name="${xml(name)}" file="${xml(file)}"`;
  if (failure === undefined) return `${head}/>\n`;
  return `${head}><failure message="${xml(failure)}"/></testcase>\n`;
}

/** Controls have no place in XML 1.0, not even escaped. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
