/**
 * JSON set in lines by its own characters: nothing is parsed, so that numbers keep their digits and keys their order, and
 * text that is no JSON comes through as it is.
 * @param {string} text
 */
export function indentJson(text) {
  const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+|\s+/g;
  let out = '';
  let depth = 0;
  let before = '';
  const open = (/** @type {string} */ token) => token === '{' || token === '[';
  for (const [token] of text.matchAll(tokens)) {
    if (/^\s/.test(token)) continue;
    if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      if (!open(before)) out += newLine(depth);
    } else if (open(before) || before === ',') out += newLine(depth);
    else if (before !== '' && before !== ':' && token !== ',' && token !== ':') out += ' ';
    out += token === ':' ? ': ' : token;
    if (open(token)) depth++;
    before = token;
  }
  return out;
}

/** @param {number} depth */
function newLine(depth) {
  return `\n${'  '.repeat(depth)}`;
}
