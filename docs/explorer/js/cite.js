/** Citations to copy. Their words are made by weaponref.render.citations; here they are only filled in. */

import { newsDay } from "./dates.js";
import { statementWords } from "./words.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Source} Source */

/**
 * One source in the style of the American Psychological Association.
 * @param {Source} source
 * @param {string} [letter] tells works of one publisher and year apart
 */
export function apa(source, letter = "") {
  const text = source.apa
    .replace(/^\x01(\.?) \((n\.d\.|\d{4}s?)/, (_, dot, year) => `\x01${dot} (${year}${letter && year === "n.d." ? "-" : ""}${letter}`);
  return text
    .replace(/[\x01\x02\x03]/g, (mark) => ({ "\x01": source.publisher, "\x02": source.title, "\x03": source.url })[mark] ?? "");
}

/**
 * Sources as a bibliography, each once.
 * @param {Iterable<Source>} sources
 */
export function bibliography(sources) {
  const ordered = [...new Set(sources)].sort((one, other) => one.order - other.order);
  /** @type {Map<string, Source[]>} */
  const groups = new Map();
  for (const source of ordered) {
    const year = source.issued === null ? "n.d." : source.issued.endsWith("s") ? source.issued : source.issued.slice(0, 4);
    const group = `${source.publisher.toLowerCase()} ${year}`;
    groups.set(group, [...(groups.get(group) ?? []), source]);
  }
  /** @type {Map<Source, string>} */
  const letters = new Map();
  for (const group of groups.values()) {
    if (group.length > 1) group.forEach((source, place) => letters.set(source, letterOf(place)));
  }
  return ordered.map((source) => apa(source, letters.get(source))).join("\n\n");
}

/**
 * The line by which a sentence attributes a figure: what is said, by whom, when and where.
 * @param {Claim} claim
 * @param {Catalogue} catalogue
 */
export function attribution(claim, catalogue) {
  /** @type {Object<string, string|null>} */
  const parts = {
    "\x01": claim.source.publisher,
    "\x02": statementWords(claim, catalogue),
    "\x03": claim.condition,
    "\x04": claim.attributedTo,
    "\x05": claim.asOf && newsDay(claim.asOf),
    "\x06": claim.source.issued && newsDay(claim.source.issued),
    "\x07": claim.note && claim.note.replace(/\.+$/, ""),
  };
  return claim.attribution.replace(/[\x01-\x07]/g, (mark) => parts[mark] ?? "");
}

/** @param {number} place */
function letterOf(place) {
  let letters = "";
  for (let rest = place; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters;
  }
  return letters;
}
