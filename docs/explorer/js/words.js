/** The words for figures and claims: the rules of weaponref.render.words. */

import { ends, inUnit } from "./interval.js";
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

/**
 * A number with thousands separators: to ten digits, or to three if it comes from a conversion.
 * @param {number} value
 * @param {boolean} [isConverted]
 */
export function number(value, isConverted = false) {
  const shown = String(rounded(value, isConverted ? 3 : 10));
  const [whole, fraction] = shown.split(".");
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
}

/**
 * An interval with its qualifier and unit.
 * @param {Interval} interval
 * @param {boolean} [isConverted]
 */
export function measure(interval, isConverted = false) {
  let found = ends(interval);
  let unit = interval.unit ?? "";
  if (dimension(interval.unit)?.startsWith("money") && Math.min(...found) >= MILLION) {
    found = found.map((end) => end / MILLION);
    unit = `million ${unit}`;
  }
  let body = [...new Set(found.map((end) => number(end, isConverted)))].join("–");
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
  const rounded = !isExact(view);
  const stated = placed.map((each) => each.stated);
  if (stated.every((each) => same(each, stated[0]))) return measure(stated[0], rounded);
  const body = measure({ low, high, unit, qualifier: null }, rounded);
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
  const rounded = !isExact(view);
  return [claim.text, measure({ low, high, unit, qualifier: null }, rounded)];
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
  const stated = () => [...new Set(view.live.map((claim) => statementWords(claim, catalogue)))].join("; ");
  if (view.property.type !== "quantity" || units === "as-stated") return stated();
  return spread(view) ?? stated();
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
 * Whether both ends of the spread stand in a source, in this unit or one that is a power of ten away.
 * @param {View} view
 */
function isExact({ placed, unit, low, high }) {
  const kin = METRIC.has(unit ?? "") ? METRIC : new Set([unit]);
  const stated = new Set(
    placed
      .map(({ claim }) => /** @type {Interval} */ (claim.value))
      .filter((value) => kin.has(value.unit))
      .flatMap((value) => ends(inUnit(value, /** @type {string} */ (unit)))),
  );
  return stated.has(/** @type {number} */ (low)) && stated.has(/** @type {number} */ (high));
}

/**
 * @param {Interval} one
 * @param {Interval} other
 */
function same(one, other) {
  return one.low === other.low && one.high === other.high && one.qualifier === other.qualifier;
}
