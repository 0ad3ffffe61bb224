/** The exact look-up of one name, as weaponref.get makes it: the rules of weaponref.names.index. */

import { normalise } from "./normalise.js";

/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Item} Item */

const LAST_X_PLANE = 66;
/** @type {Object<string, number>} */
const ROMAN = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9 };

/**
 * The records that bear a name, at the best right: one is a match, several are ambiguous.
 * @param {string} text
 * @param {Catalogue} catalogue
 * @returns {Item[]}
 */
export function lookUp(text, { index }) {
  for (const key of [normalise(text), ...otherKeys(text)]) {
    const entries = index.get(key);
    if (entries) return entries.filter((entry) => entry.rank === entries[0].rank).map((entry) => entry.item);
  }
  return [];
}

/**
 * Further keys to try: a plural, Latin letters for Cyrillic ones, a Roman number behind a word.
 * @param {string} text
 */
function* otherKeys(text) {
  const name = text.trim();
  if (/(?:\d|\p{L}{4}|-[A-Z]|\d[A-Z])s$/u.test(name)) {
    yield normalise(name.slice(0, -1));
    yield* transliterated(name.slice(0, -1));
  }
  yield* transliterated(name);
  const roman = name.match(/^(\p{L}{4,})[- ](VI{0,3}|I[VX]|I{1,3})(?![\p{L}\p{N}])(.*)$/su);
  if (roman) yield normalise(`${roman[1]} ${ROMAN[roman[2]]}${roman[3]}`);
}

/**
 * @param {string} name
 */
function* transliterated(name) {
  const match = name.match(/^(X|x|Ch|C|c)[- ]?(\d{2,3})(?!\d)(.*)$/s);
  if (!match) return;
  const [, letters, number, rest] = match;
  if (letters === "C" || letters === "c") yield normalise(`S-${number}${rest}`);
  else if (letters === "Ch" || rest || Number(number) > LAST_X_PLANE) yield normalise(`Kh-${number}${rest}`);
}
