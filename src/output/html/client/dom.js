import { visible, visibleBlock } from './visible.js';

/** @typedef {Node | string | number | undefined | false} Child */
/** @typedef {Record<string, string | number | boolean | undefined | ((event: any) => void)>} Attributes */

const svgSpace = 'http://www.w3.org/2000/svg';

/** What could load or run something has no place here; styles are set on the element itself. */
const forbidden = /^(?:on|style$|src|href$|xlink|action$|formaction$)/i;

/**
 * Makes an element. Text becomes text nodes, with nothing in it hidden: this is the only way in which log text gets into the
 * page. A function is a listener, `undefined` and `false` are left out, `true` is an empty attribute.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * The same for drawings.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  return /** @type {SVGElementTagNameMap[T]} */ (
    fill(document.createElementNS(svgSpace, tag), attributes, children)
  );
}

/**
 * Text of several lines, as it stands. What is too wide is scrolled, by keys too.
 * @param {string} label
 * @param {string} text
 */
export function preformatted(label, text) {
  const element = el('pre', { tabindex: 0, role: 'group', 'aria-label': label });
  element.textContent = visibleBlock(text);
  return element;
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page lacks ${id}`);
  return element;
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (forbidden.test(name)) throw new Error(`${name} is no attribute for this page`);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : visible(String(value)));
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
export function append(element, children) {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : visible(String(child)));
  }
}
