/**
 * The selection as a table: a row a claim, UTF-8 with a mark by which spreadsheets know it.
 *
 * A spreadsheet runs a cell that begins with a sign as a formula. Such a cell gets an apostrophe in front, and so does
 * one that begins with an apostrophe: taking one away from every cell that has it gives the data back unchanged.
 */

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Claim} Claim */
/** @typedef {import("./edition.js").Edition} Edition */

export const COLUMNS = [
  "record", "name", "type", "kind", "country", "property", "value", "low", "high", "unit", "qualifier", "basis",
  "attributed_to", "condition", "as_of", "as_stated", "origin", "deprecated", "note", "claim", "source", "publisher",
  "title", "url", "issued", "accessed", "data_version",
];

const RISKY = /^[=+\-@\t\r\n'＝＋－＠]/;

/**
 * @param {Item[]} items
 * @param {Edition} edition
 */
export function csvOf(items, edition) {
  const version = edition.catalogue.version + (edition.asOf ? ` as of ${edition.asOf}` : "");
  const rows = items.flatMap((item) => edition.claims(item).map((claim) => row(item, claim, version)));
  return `\ufeff${[COLUMNS, ...rows].map((cells) => cells.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {Item} item
 * @param {Claim} claim
 * @param {string} version
 */
function row(item, claim, version) {
  const { value, source } = claim;
  return [
    item.id, item.name, item.type, item.kind, item.country, claim.property, claim.text, value?.low, value?.high,
    value?.unit, value?.qualifier, claim.basis, claim.attributedTo, claim.condition, claim.asOf, claim.asStated,
    claim.origin, claim.deprecated ? "true" : "false", claim.note, claim.id, source.id, source.publisher, source.title,
    source.url, source.issued, source.accessed, version,
  ];
}

/** @param {string|number|null|undefined} value */
function cell(value) {
  const text = String(value ?? "");
  const safe = RISKY.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
