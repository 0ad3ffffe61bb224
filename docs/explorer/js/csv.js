/**
 * The selection as a table: a row a claim, UTF-8 with a mark by which spreadsheets know it. Every claim stands there as
 * its source states it; what the page shows in metric or imperial units stands in columns whose names say so.
 *
 * A spreadsheet runs a cell that begins with a sign as a formula. Such a cell gets an apostrophe in front, and so does
 * one that begins with an apostrophe: taking one away from every cell that has it gives the data back unchanged.
 */

import { viewOf } from "./figures.js";
import { summary } from "./words.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./types.js").Units} Units */
/** @typedef {import("./edition.js").Edition} Edition */

const ABOUT = ["record", "name", "type", "kind", "country", "property"];
const AS_STATED = ["value", "low", "high", "unit", "qualifier"];
const CONVERTED = ["value", "low", "high", "unit"];
const BEHIND = [
  "basis", "attributed_to", "condition", "as_of", "as_stated", "origin", "deprecated", "note", "claim", "source", "publisher",
  "title", "url", "issued", "accessed", "data_version",
];

const RISKY = /^[=+\-@\t\r\n'＝＋－＠]/;

/**
 * @param {Item[]} items
 * @param {Edition} edition
 * @param {Units} units those of the page
 */
export function csvOf(items, edition, units) {
  const version = edition.catalogue.version + (edition.asOf ? ` as of ${edition.asOf}` : "");
  const shown = units === "as-stated" ? [] : CONVERTED.map((column) => `${column}_${units}`);
  const rows = items.flatMap((item) => edition.claims(item).map((claim) => row(item, claim, edition, units, version)));
  const table = [[...ABOUT, ...AS_STATED, ...shown, ...BEHIND], ...rows];
  return `\ufeff${table.map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {Item} item
 * @param {Claim} claim
 * @param {Edition} edition
 * @param {Units} units
 * @param {string} version
 */
function row(item, claim, { catalogue }, units, version) {
  const { value, source } = claim;
  const shown = units === "as-stated" ? [] : converted(claim, units, catalogue);
  return [
    item.id, item.name, item.type, item.kind, item.country, claim.property, claim.text, value?.low, value?.high,
    value?.unit, value?.qualifier, ...shown, claim.basis, claim.attributedTo, claim.condition, claim.asOf, claim.asStated,
    claim.origin, claim.deprecated ? "true" : "false", claim.note, claim.id, source.id, source.publisher, source.title,
    source.url, source.issued, source.accessed, version,
  ];
}

/**
 * What the tables of the page show for a claim that stands alone, and the numbers behind it; no numbers where it does
 * not convert.
 * @param {Claim} claim
 * @param {Units} units
 * @param {Catalogue} catalogue
 */
function converted(claim, units, catalogue) {
  const property = catalogue.properties.get(claim.property);
  if (!property) return [claim.text, null, null, null];
  const view = viewOf(property, [{ ...claim, deprecated: false }], units);
  const stated = view.placed[0]?.stated;
  return [summary(view, units, catalogue), stated?.low, stated?.high, stated?.unit];
}

/** @param {string|number|null|undefined} value */
function cell(value) {
  const text = String(value ?? "");
  const safe = RISKY.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
