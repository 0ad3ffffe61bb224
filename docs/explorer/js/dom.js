/** Elements without HTML: what comes from the data is only ever text, and an address only ever a web address. */

/** How many elements were made, by which the tests bound the work of a keystroke. */
export const made = { elements: 0 };

/** Embeddings, overrides and isolates: after one of them a text may be shown in an order that is not its own. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u061c\u200f\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}]/u;
/** Elements that take texts alone. */
const PLAIN = new Set(["bdi", "option", "title"]);

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node|string|null|undefined|false} Child */
/** @typedef {Object<string, string|number|boolean|EventListener|null|undefined>} Attributes */

/**
 * An element. Attributes that begin with "on" are listeners; null and false leave an attribute out.
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const kept = PLAIN.has(tag) ? children : children.map(apart);
  return /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, kept));
}

/**
 * A text without what could turn it round; the marks of scripts that run from right to left stay.
 * @param {string} text
 */
export function plain(text) {
  return text.replace(OVERRIDES, "");
}

/**
 * An element of a drawing.
 * @param {string} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * A link to a page of the web, or plain text where the address is none.
 * @param {string|null} url
 * @param {string} text
 */
export function webLink(url, text) {
  if (!url || !/^https?:\/\//i.test(url)) return h("span", {}, text);
  return h("a", { href: url, rel: "noopener noreferrer external" }, text);
}

/**
 * The element with an id, which the page has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element #${id}`);
  return found;
}

/**
 * @template {Element} Made
 * @param {Made} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function filled(element, attributes, children) {
  made.elements += 1;
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, plain(String(value)));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(typeof child === "string" ? plain(child) : child);
  }
  return element;
}

/**
 * A text that runs from right to left in an element of its own, so that a date beside it stays beside it.
 * @param {Child} child
 * @returns {Child}
 */
function apart(child) {
  return typeof child === "string" && RIGHT_TO_LEFT.test(child) ? h("bdi", {}, child) : child;
}
