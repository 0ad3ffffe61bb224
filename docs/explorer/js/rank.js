/** Names that fit a query, the best first: the rules of weaponref.names.suggest, as weaponref.search uses them. */

import { normalise, splitWords } from "./normalise.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Spelling} Spelling */
/** @typedef {{item: Item, score: number, name: string, how: string}} Hit */

const LONGEST = 60;
const [EXACT, PREFIX, WORD, WITHIN, FUZZY] = [1, 0.8, 0.65, 0.45, 0.2];
const SHARE = 0.14;

/**
 * The records whose names fit a query.
 * @param {string} query
 * @param {Spelling[]} spellings
 * @returns {Hit[]} one a record
 */
export function rank(query, spellings) {
  const sought = normalise(query);
  if (!sought || Array.from(query).length > LONGEST) return [];
  const most = mostEdits(sought);
  /** @type {Map<string, Hit>} */
  const hits = new Map();
  for (const { key, item, name } of spellings) {
    const found = fit(sought, key, name, most);
    if (!found) continue;
    const known = hits.get(item.id);
    const score = Math.round(found.score * 1e4) / 1e4;
    const why = `name '${name}' ${found.how}`;
    if (!known || score > known.score || (score === known.score && why > `name '${known.name}' ${known.how}`)) {
      hits.set(item.id, { item, score, name, how: found.how });
    }
  }
  return [...hits.values()].sort(
    (one, other) =>
      other.score - one.score ||
      one.item.id.length - other.item.id.length ||
      (one.item.id < other.item.id ? -1 : 1),
  );
}

/**
 * How well a name fits a query, and why.
 * @param {string} query
 * @param {string} key
 * @param {string} name
 * @param {number} most how many edits count as nearly alike
 * @returns {{score: number, how: string}|null}
 */
function fit(query, key, name, most) {
  if (key === query) return { score: EXACT, how: "is the query" };
  const share = (SHARE * query.length) / Math.max(key.length, query.length);
  if (key.startsWith(query)) return { score: PREFIX + share, how: "starts with the query" };
  if (key.includes(query)) {
    if (wordStarts(name).some((rest) => normalise(rest).startsWith(query))) {
      return { score: WORD + share, how: "has a word that starts with the query" };
    }
    return query.length > 1 ? { score: WITHIN + share, how: "contains the query" } : null;
  }
  const edits = editsBetween(query, key, most);
  if (edits === null) return null;
  return { score: FUZZY + share * (1 - edits / query.length), how: "is spelt nearly like the query" };
}

/**
 * The rest of a name from each of its words on, but the first.
 * @param {string} name
 */
function wordStarts(name) {
  const found = splitWords(name);
  return found.slice(1).map((_, place) => found.slice(place + 1).join(" "));
}

/**
 * How many edits make one key of the other; null when they are not alike. Digits always match exactly.
 * @param {string} query
 * @param {string} key
 * @param {number} most
 * @returns {number|null}
 */
function editsBetween(query, key, most) {
  if (isStem(key, query)) return /\d/.test(key) || !/\d/.test(query) ? 0 : null;
  if (Math.abs(key.length - query.length) > most || !beginsAlike(query, key)) return null;
  const digits = numbers(query);
  if (digits !== numbers(key)) return null;
  if (digits && letters(query).length < 4 && !sameLetters(query, key)) return null;
  return distance(query, key, most);
}

/**
 * Whether a text begins with a whole name and goes on (KN-23B; not KN-233).
 * @param {string} key
 * @param {string} query
 */
function isStem(key, query) {
  if (!query.startsWith(key) || key.length < 4) return false;
  const rest = query.slice(key.length);
  if (/\d$/.test(key)) return !/^\d/.test(rest);
  return rest.length <= 4 || /^\d/.test(rest) || key.length > rest.length;
}

/** @param {string} query */
function mostEdits(query) {
  const count = (query.match(/\p{L}/gu) ?? []).length;
  return count < 5 ? 1 : count < 10 ? 2 : 3;
}

/**
 * @param {string} query
 * @param {string} key
 */
function beginsAlike(query, key) {
  return query.slice(0, 2).includes(key[0]) || key.slice(1, 2) === query.slice(1, 2);
}

/** @param {string} key */
function numbers(key) {
  return (key.match(/\d+/g) ?? []).join(" ");
}

/** @param {string} key */
function letters(key) {
  return key.replace(/[\d-]+/g, "");
}

/**
 * Whether two short designations have the same letters in another order, or one more.
 * @param {string} one
 * @param {string} other
 */
function sameLetters(one, other) {
  const [first, second] = [letters(one), letters(other)].sort((left, right) => left.length - right.length);
  const [ordered, against] = [first, second].map((text) => [...text].sort().join(""));
  if (ordered === against) return true;
  return second.length === first.length + 1 && [...first].every((letter) => second.includes(letter));
}

/**
 * The number of edits between two words, or null when there are more than allowed. An edit inserts, drops or changes
 * a letter, or swaps two neighbours.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return null;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const [letter, facing] = [one[row - 1], other[column - 1]];
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter === facing ? 0 : 1));
      const swapped = row > 1 && column > 1 && letter === other[column - 2] && one[row - 2] === facing;
      if (swapped) cost = Math.min(cost, before[column - 2] + 1);
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return null;
    [before, last] = [last, line];
  }
  const found = last[other.length];
  return found <= most ? found : null;
}
