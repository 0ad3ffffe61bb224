/** The words for figures and claims: the rules of weaponref.render.words. */

import { earliest, latest } from "./dates.js";
import { ends } from "./interval.js";
import { viewOf } from "./figures.js";
import { dimension } from "./units.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Interval} Interval */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Units} Units */
/** @typedef {import("./figures.js").View} View */

const METRIC = new Set(["km", "m", "cm", "mm", "t", "kg", "g"]);
const NAME_SCHEMES = ["dprk", "us-dod", "nato", "grau", "native", "export"];
const MILLION = 1_000_000;
const ALL_DIGITS = 10;
/** The fewest and the most digits of a number that comes from a conversion. */
const [FEWEST_CONVERTED, MOST_CONVERTED] = [2, 3];

/**
 * A number with thousands separators, to a number of significant digits.
 * @param {number} value
 * @param {number} [digits]
 */
export function number(value, digits = ALL_DIGITS) {
  const [whole, fraction] = String(rounded(value, digits)).split(".");
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
}

/**
 * An interval with its qualifier and unit.
 * @param {Interval} interval
 * @param {number[]} digits to how many each end is written
 */
function measure(interval, digits) {
  let found = ends(interval);
  let unit = interval.unit ?? "";
  if (dimension(interval.unit)?.startsWith("money") && Math.min(...found) >= MILLION) {
    found = found.map((end) => end / MILLION);
    unit = `million ${unit}`;
  }
  let body = [...new Set(found.map((end, place) => number(end, digits[place])))].join("–");
  if (unit === "mach") body = `Mach ${body}`;
  else if (unit !== "count") body = `${body} ${unit}`.trimEnd();
  return interval.qualifier ? `${interval.qualifier} ${body}` : body;
}

/**
 * The spread of a figure; null if no live claim converts to its unit.
 * @param {View} view
 * @returns {string|null}
 */
export function spread(view) {
  const { placed, low, high, unit } = view;
  if (low === null || high === null) return null;
  const stated = placed.map((each) => each.stated);
  if (stated.every((each) => same(each, stated[0]))) return measure(stated[0], digitsOf(view, stated[0]));
  const hull = { low, high, unit, qualifier: null };
  const body = measure(hull, digitsOf(view, hull));
  if (stated.every((each) => each.low === null)) return `up to ${body}`;
  if (stated.every((each) => each.high === null)) {
    const words = new Set(stated.map((each) => each.qualifier));
    return `${(words.size === 1 && stated[0].qualifier) || "at least"} ${body}`;
  }
  return body;
}

/**
 * The words of open ends that the spread does not show.
 * @param {View} view
 */
export function openEnds(view) {
  const shown = spread(view) ?? "";
  const words = view.placed
    .map(({ claim }) => /** @type {Interval} */ (claim.value))
    .filter((value) => value.low === null || value.high === null)
    .map((value) => value.qualifier);
  return [...new Set(words)].filter((word) => word && !shown.startsWith(word));
}

/**
 * What a claim states as written, and the same in the unit of a table if that is another one.
 * @param {Claim} claim
 * @param {Units} units
 * @param {Catalogue} catalogue
 * @returns {[string, string]}
 */
export function claimValue(claim, units, catalogue) {
  const property = catalogue.properties.get(claim.property);
  if (!property || !claim.value || units === "as-stated") return [statementWords(claim, catalogue), ""];
  const view = viewOf(property, [claim], units);
  const { low, high, unit } = view;
  if (low === null || claim.value.unit === unit) return [claim.text, ""];
  const hull = { low, high, unit, qualifier: null };
  return [claim.text, measure(hull, digitsOf(view, hull))];
}

/**
 * What a claim states; countries by their names.
 * @param {Claim} claim
 * @param {Catalogue} catalogue
 */
export function statementWords(claim, catalogue) {
  const type = catalogue.properties.get(claim.property)?.type;
  if (type !== "countries") return claim.text;
  return claim.text.split(" ").map((code) => countryName(code, catalogue)).join(", ");
}

/**
 * What is published about a property, in a line: the spread, or the different statements.
 * @param {View} view
 * @param {Units} units
 * @param {Catalogue} catalogue
 */
export function summary(view, units, catalogue) {
  const stated = () => [...new Set(inOrder(view).map((claim) => statementWords(claim, catalogue)))].join("; ");
  if (view.property.type !== "quantity" || units === "as-stated") return stated();
  return spread(view) ?? stated();
}

/**
 * The live claims of a view; those that state dates in the order of the dates.
 * @param {View} view
 */
function inOrder({ property, live }) {
  if (property.type !== "date") return live;
  const days = (/** @type {Claim} */ { text }) => earliest(text) + latest(text);
  return [...live].sort((one, other) => (days(one) < days(other) ? -1 : Number(days(one) > days(other))));
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * @param {string|null} code
 * @param {Catalogue} catalogue
 */
export function countryName(code, catalogue) {
  return code ? (catalogue.countries[code] ?? code) : "";
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {string} text */
export function spaced(text) {
  return text.replaceAll("_", " ");
}

/** @param {Claim} claim */
export function speaker(claim) {
  return claim.attributedTo ?? claim.source.publisher;
}

/** @param {Claim} claim */
export function saidOn(claim) {
  return claim.asOf ?? claim.source.issued;
}

/**
 * The best-known designation of a record beside the name it is shown by.
 * @param {Item} item
 */
export function otherName(item) {
  const plain = (/** @type {string} */ name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  for (const scheme of NAME_SCHEMES) {
    const found = item.names.find(
      (name) => name.scheme === scheme && !name.disputed && /^[\x00-\x7f]*$/.test(name.name) && plain(name.name) !== plain(item.name),
    );
    if (found) return found.name;
  }
  return "";
}

/**
 * A number to some significant digits; halves go to the even digit, as Python rounds them.
 * @param {number} value
 * @param {number} digits
 */
function rounded(value, digits) {
  const [written, exponent] = value.toExponential(60).split("e");
  const figures = written.replace(".", "");
  const isHalf = /^50*$/.test(figures.slice(digits)) && Number(figures[digits - 1]) % 2 === 0;
  return Number(isHalf ? `${figures[0]}.${figures.slice(1, digits)}e${exponent}` : value.toPrecision(digits));
}

/**
 * How many digits each end has: all where a source states it in this unit, or one that is a power of ten away. Else it
 * comes from a conversion, and has no more digits than the sources that state it.
 * @param {View} view
 * @param {Interval} shown
 */
function digitsOf({ placed, unit }, shown) {
  const kin = METRIC.has(unit ?? "") ? METRIC : new Set([unit]);
  /** @type {Map<number, number>} */
  const digits = new Map();
  for (const { stated, claim } of placed) {
    const value = /** @type {Interval} */ (claim.value);
    ends(stated).forEach((end, place) => {
      const own = Math.min(MOST_CONVERTED, Math.max(FEWEST_CONVERTED, significantFigures(ends(value)[place])));
      digits.set(end, Math.max(kin.has(value.unit) ? ALL_DIGITS : own, digits.get(end) ?? 0));
    });
  }
  return ends(shown).map((end) => digits.get(end) ?? MOST_CONVERTED);
}

/**
 * The significant figures of a number as written; a zero at the end of a whole number is not counted.
 * @param {number} value
 */
function significantFigures(value) {
  return String(value).replace(/e.*$/, "").replace(".", "").replace(/^0+|0+$/g, "").length || 1;
}

/**
 * @param {Interval} one
 * @param {Interval} other
 */
function same(one, other) {
  return one.low === other.low && one.high === other.high && one.qualifier === other.qualifier;
}
