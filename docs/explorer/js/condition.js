/**
 * A small reader of conditions: "> 600 km", "370 mi", "600–900 km", "at least 1 t".
 *
 * It knows every unit word of the package and refuses what the package refuses; prose is for weaponref.parse.
 */

import { readUnit } from "./units.js";

/** @typedef {import("./types.js").Interval} Interval */

const SIGNS = [
  [/^(?:>=|=>|≥|⩾)/, "at least"],
  [/^(?:<=|=<|≤|⩽)/, "up to"],
  [/^>/, "over"],
  [/^</, "under"],
  [/^[~≈∼]/, "about"],
  [/^=/, null],
  [/^(?:at least|minimum|min\.?|no less than|not less than|from)\b/i, "at least"],
  [/^(?:up to|at most|maximum|max\.?|no more than|not more than|until)\b/i, "up to"],
  [/^(?:over|more than|above|greater than|longer than|exceeding)\b/i, "over"],
  [/^(?:under|less than|below|fewer than|shorter than)\b/i, "under"],
  [/^(?:about|around|roughly|ca\.?|circa)(?=\s|\d)/i, "about"],
  [/^approximately\b/i, "approximately"],
  [/^exactly\b/i, "exactly"],
  [/^between\b/i, "between"],
];
const TRAILING = [
  [/(?:\+|\bor (?:more|over|above|longer|greater))$/i, "at least"],
  [/\bor (?:less|under|below|shorter|fewer)$/i, "up to"],
];
/** Thousands parted by spaces, or digits with commas and dots. */
const NUMBER = "(\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+|\\d+(?:[.,]\\d+)*)";
/** One number or two, each with its unit or both with one. */
const AMOUNT = new RegExp(`^(mach )?\\s*${NUMBER}\\s*([^\\d–—-][^\\d–—]*?)?(?:\\s*(?:–|—|-|to|and)\\s*(?:mach )?${NUMBER}\\s*(.*?))?$`, "iu");
/** A number and a text that may be a unit. */
const PLAIN = new RegExp(`^()${NUMBER}\\s*(.+)$`, "u");

/**
 * Read a condition.
 * @param {string} text
 * @returns {Interval|{fault: string}} the fault says what would be right
 */
export function readCondition(text) {
  let rest = narrow(text).trim();
  let qualifier = /** @type {string|null} */ (null);
  for (const [pattern, meaning] of SIGNS) {
    const match = rest.match(/** @type {RegExp} */ (pattern));
    if (match) {
      qualifier = /** @type {string|null} */ (meaning);
      rest = rest.slice(match[0].length).trim();
      break;
    }
  }
  for (const [pattern, meaning] of TRAILING) {
    const match = rest.match(/** @type {RegExp} */ (pattern));
    if (match && !qualifier) {
      qualifier = /** @type {string} */ (meaning);
      rest = rest.slice(0, match.index).trim();
    }
  }
  const plain = rest.match(PLAIN);
  // A unit is a unit whatever it is made of (m s-1).
  const match = plain && readUnit(plain[3]).symbol ? plain : rest.match(AMOUNT);
  if (!match) return { fault: `Write a number and a unit, such as “> 600 km”, “370 mi” or “600–900 km”.` };
  const [, mach, first, firstWord, second, secondWord] = match;
  const numbers = [first, second].filter(Boolean).map(readNumber);
  const fault = numbers.find((number) => typeof number === "string");
  if (typeof fault === "string") return { fault };
  const unit = mach ? { symbol: "mach" } : unitOf(firstWord, secondWord, Boolean(second));
  if ("fault" in unit) return /** @type {{fault: string}} */ (unit);
  return interval(/** @type {number[]} */ (numbers), unit.symbol, qualifier);
}

/**
 * The text with the wide letters, digits and signs of East Asian keyboards in their usual width.
 * @param {string} text
 */
function narrow(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}

/**
 * The unit of one or two numbers: "600–900 km", "600 km to 900 km".
 * @param {string|undefined} firstWord
 * @param {string|undefined} secondWord
 * @param {boolean} isRange
 * @returns {{symbol: string|null}|{fault: string}}
 */
function unitOf(firstWord, secondWord, isRange) {
  const written = [firstWord, isRange ? secondWord : undefined].map((word) => word?.trim()).filter(Boolean);
  const symbols = [];
  for (const word of /** @type {string[]} */ (written)) {
    const { symbol, choices } = readUnit(word);
    if (choices.length) return { fault: `“${word}” has several meanings; write ${choices.join(", ")}.` };
    if (symbol === null) return { fault: `“${word}” is not a unit that is known here; write km, mi, nmi, m, ft, kg, t, lb …` };
    symbols.push(symbol);
  }
  if (symbols.length > 1 && symbols[0] !== symbols[1]) return { fault: "Write both ends in one unit." };
  return { symbol: symbols[0] ?? null };
}

/**
 * @param {number[]} numbers
 * @param {string|null} unit
 * @param {string|null} qualifier
 * @returns {Interval|{fault: string}}
 */
function interval(numbers, unit, qualifier) {
  if (numbers.length === 2) {
    const [low, high] = numbers;
    if (low > high) return { fault: `Write the smaller number first: ${high}–${low}.` };
    const stated = qualifier === "between" ? null : qualifier;
    return { low, high, unit, qualifier: stated };
  }
  if (qualifier === "between") return { fault: "Write both ends: between 300 and 500 km." };
  const [value] = numbers;
  const openLow = qualifier === "up to" || qualifier === "under";
  const openHigh = qualifier === "at least" || qualifier === "over";
  return { low: openLow ? null : value, high: openHigh ? null : value, unit, qualifier };
}

/**
 * A number, or what is wrong with it. One to three digits, a comma and exactly three digits are thousands; a dot
 * there may be either and is refused.
 * @param {string} written
 * @returns {number|string}
 */
function readNumber(written) {
  const digits = written.replace(/[\s\u00a0\u202f]/g, "");
  const marks = digits.match(/[.,]/g) ?? [];
  const groups = digits.split(/[.,]/);
  if (!marks.length) return Number(digits);
  if (marks.length === 1) {
    const [whole, behind] = groups;
    if (behind.length === 3 && whole.length <= 3 && !whole.startsWith("0")) {
      if (marks[0] === ",") return Number(whole + behind);
      return `“${written}” may be ${whole},${behind} or ${whole}.${behind}0; write one of these.`;
    }
    return Number(`${whole}.${behind}`);
  }
  const last = marks[marks.length - 1];
  const inner = last === marks[0] ? groups.slice(1) : groups.slice(1, -1);
  const sound = marks.slice(0, -1).every((mark) => mark === marks[0]) && groups[0].length <= 3;
  if (!sound || inner.some((group) => group.length !== 3)) return `The separators of “${written}” fit no number.`;
  return Number(last === marks[0] ? groups.join("") : `${groups.slice(0, -1).join("")}.${groups[groups.length - 1]}`);
}
