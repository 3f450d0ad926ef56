/** JSON, a member a line. */
export interface JsonLine {
  /** Levels of nesting around it. */
  readonly depth: number;
  readonly text: string;
}

/**
 * Sets valid JSON out in lines without reading it: every digit, escape and repeated key stays as it was written. Text that
 * is no JSON gives undefined.
 */
export function prettyJson(json: string): JsonLine[] | undefined {
  if (!isJson(json)) return undefined;
  const lines: JsonLine[] = [];
  let depth = 0;
  let text = '';
  const end = () => {
    lines.push({ depth, text });
    text = '';
  };
  // Strings whole, so that what is inside them is not taken for structure; then brackets, empty ones as one; then the rest.
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    if (token === '{' || token === '[') {
      text += token;
      end();
      depth++;
    } else if (token === '}' || token === ']') {
      if (text !== '') end();
      depth--;
      text = token;
    } else if (token === ',') {
      text += token;
      end();
    } else if (token === ':') text += ': ';
    else text += /^[{[]/.test(token) ? `${token[0]}${token.at(-1)}` : token;
  }
  if (text !== '') end();
  return lines;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
