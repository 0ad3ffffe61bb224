/** Where the other pages of the documentation are, seen from this one. */

/** @typedef {import("./types.js").Item} Item */

/** The folders of the pages. @type {Object<string, string>} */
const PAGES = { system: "../systems/", family: "../families/", transfer: "../transfers/" };

/**
 * The page of a record; null for a record of a sort that has none.
 * @param {Item} item
 */
export function pageOf(item) {
  const folder = PAGES[item.type];
  return folder ? `${folder}${encodeURIComponent(item.id)}.html` : null;
}
