/** The ways to read a word whose letters are of two scripts: the rules of weaponref.names.scripts. */

import { normalise } from "./normalise.js";

const LATIN = "ABCEHIKMOPTXYaceiopxyj";
const CYRILLIC = "АВСЕНІКМОРТХУасеіорхуј";
const GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
const TO_LATIN = new Map([...`${CYRILLIC}${GREEK}`].map((letter, place) => [letter, `${LATIN}ABEZHIKMNOPTYX`[place]]));
const TO_CYRILLIC = new Map([...LATIN].map((letter, place) => [letter, CYRILLIC[place]]));
const BETWEEN_WORDS = /([\s/()[\],;+&«»“”"]+)/;

/**
 * The text with its look-alike letters in Latin, in Cyrillic, and each part of a word in its own script.
 * @param {string} text
 * @returns {string[]} texts to look up; none when no word mixes scripts
 */
export function readings(text) {
  const pieces = text.split(BETWEEN_WORDS);
  const mixed = pieces.map((_, place) => place % 2 === 0 && isMixed(pieces, place));
  if (!mixed.includes(true)) return [];
  const ways = [
    (/** @type {string} */ word) => exchanged(word, TO_LATIN),
    (/** @type {string} */ word) => exchanged(word, TO_CYRILLIC),
    (/** @type {string} */ word) => word.replace(/[\u0400-\u052f]+/g, transliterated),
  ];
  const texts = ways.map((way) => pieces.map((piece, place) => (mixed[place] ? way(piece) : piece)).join(""));
  return [...new Set(texts)].filter((found) => found !== text);
}

/**
 * @param {string} word
 * @param {Map<string, string>} letters
 */
function exchanged(word, letters) {
  return Array.from(word, (letter) => letters.get(letter) ?? letter).join("");
}

/** @param {string} run */
function transliterated(run) {
  const latin = normalise(run);
  if (isUpper(run)) return latin.toUpperCase();
  return isUpper(run[0]) ? latin.slice(0, 1).toUpperCase() + latin.slice(1) : latin;
}

/** @param {string} letters */
function isUpper(letters) {
  return letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/**
 * @param {string[]} pieces
 * @param {number} place
 */
function isMixed(pieces, place) {
  const word = pieces[place];
  if (!/[\u0370-\u052f]/.test(word)) return false;
  const letters = word.match(/\p{L}/gu) ?? [];
  const afterLatin = place > 1 && /[A-Za-z]/.test(pieces[place - 2]);
  return /[A-Za-z]/.test(word) || (afterLatin && letters.length === 1);
}
