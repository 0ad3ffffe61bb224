/** Where the other pages of the documentation are, seen from this one. */

/** @typedef {import("./types.js").Item} Item */

/** The folder of the pages of systems and that of families; a delivery has no page. @type {Object<string, string>} */
const PAGES = { system: "../systems/", family: "../families/" };

/**
 * The page of a record; null if it has none.
 * @param {Item} item
 */
export function pageOf(item) {
  const folder = PAGES[item.type];
  return folder ? `${folder}${encodeURIComponent(item.id)}.html` : null;
}
